import { openSet } from './evidence/evidence-set.ts'
import { measureCodes } from './evidence/measure-codes.ts'
import { measureDuplicates } from './evidence/measure-duplicates.ts'
import { measureReceipts } from './evidence/measure-receipts.ts'
import { openMeter } from './evidence/meter.ts'

/** `npm run evidence -- DIR`: how well the desk reads a set of pictures, as one JSON object. */
const set = openNamedSet()
const meter = openMeter((line) => console.error(line))
for (const { file, what } of set.faults) meter.miss(file, what)
const { codes, serials } = await measureCodes(set, meter)
const { receipts, readings } = await measureReceipts(set, meter)
const duplicates = await measureDuplicates(readings, meter)
console.log(JSON.stringify({ codes, serials, receipts, duplicates, ...meter.report() }, null, 2))

function openNamedSet() {
  const [folder] = process.argv.slice(2)
  try {
    if (folder) return openSet(folder)
    console.error('npm run evidence -- DIR: a folder with barcodes.json and receipts.json')
  } catch (error) {
    console.error(`This is no set: ${error instanceof Error ? error.message : String(error)}`)
  }
  process.exit(2)
}
