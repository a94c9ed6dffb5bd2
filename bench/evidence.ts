import sharp from 'sharp'
import { openSet } from './evidence/evidence-set.ts'
import { measureCodes } from './evidence/measure-codes.ts'
import { measureDuplicates } from './evidence/measure-duplicates.ts'
import { measureReceipts } from './evidence/measure-receipts.ts'
import { openMeter } from './evidence/meter.ts'

/** `npm run evidence -- DIR`: how well the desk reads a set of pictures, as one JSON object. */
const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('npm run evidence -- DIR: a folder with barcodes.json and receipts.json')
  process.exit(2)
}
// The desk decodes in processes of their own: nothing of that is to be held here.
sharp.cache(false)
const set = openSet(folder)
const meter = openMeter((line) => console.error(line))
const { codes, serials } = await measureCodes(set, meter)
const { receipts, readings } = await measureReceipts(set, meter)
const duplicates = await measureDuplicates(set, readings, meter)
console.log(JSON.stringify({ codes, serials, receipts, duplicates, ...meter.report() }, null, 2))
await meter.close()
