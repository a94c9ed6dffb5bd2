import { lockDataDir } from '../../server/hosts/node/data-dir.ts'

/** A process of its own that takes a data directory, says so, and holds it until it is ended. */
const [, , path = ''] = process.argv
lockDataDir(path)
console.log('holding')
const aMinute = 60_000
setInterval(() => {}, aMinute)
