import { sql } from 'kysely'
import { readEvidenceOf } from '../server/evidence/read-evidence.ts'
import { personElsewhere, serialElsewhere } from '../server/claims/checks/elsewhere.ts'
import { claimsWith } from '../server/claims/checks/same-paper.ts'
import { listSiblings } from '../server/claims/checks/same-promotion.ts'
import { listLinked } from '../server/claims/related/linked.ts'
import { getClaim, openFile, type ClaimFile } from '../server/claims/store.ts'
import type { Database } from '../server/storage/tables.ts'
import { plansOf, scannedIn } from '../tests/support/plans.ts'
import { openBigDesk, timed } from './big-desk.ts'
import { benchClaims } from './many-claims.ts'
import { fillReadings } from './many-readings.ts'

/** How long it takes to find what one claim repeats, among a million; beside the read of one row. */
const probes = 200

const desk = await openBigDesk()
const { database } = desk
console.log('reading both documents of each…')
await fillReadings(database)

const numbers = Array.from({ length: probes }, (_, at) => {
  // Every fourth one came with a copy.
  const n = 1000 + Math.floor(((benchClaims - 2000) / probes) * at)
  return `R-${200_000 + (at % 4 === 0 ? n - (n % 1000) + 1 : n + 2)}`
})

type Timing = Record<'one row' | 'repeats' | 'persons' | 'all', number[]>
const timings: Timing = { 'one row': [], repeats: [], persons: [], all: [] }
let copies = 0
let found = 0
// Twice: the first time the caches are cold.
for (const isCounted of [false, true]) {
  for (const number of numbers) {
    const row = await timed(() => getClaim(database, number))
    const file = await openFile(database, row.result)
    const repeats = await timed(() => repeatsOf(database, file))
    const persons = await timed(() => personsOf(database, file))
    if (!isCounted) continue
    timings['one row'].push(row.milliseconds)
    timings.repeats.push(repeats.milliseconds)
    timings.persons.push(persons.milliseconds)
    timings.all.push(repeats.milliseconds + persons.milliseconds)
    if (Number(number.slice(2)) % 1000 === 1) {
      copies += 1
      found += repeats.result.length > 0 ? 1 : 0
    }
  }
}

const scans = await scansOf(database, numbers[5] ?? '')
const share = (values: number[], at: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * at)] ?? 0
const figures = Object.fromEntries(
  Object.entries(timings).map(([what, values]) => [
    what,
    {
      median: Number(share(values, 0.5).toFixed(2)),
      p95: Number(share(values, 0.95).toFixed(2)),
      ratio: Number((share(values, 0.5) / share(timings['one row'], 0.5)).toFixed(1)),
    },
  ]),
)
console.log(JSON.stringify({ claims: benchClaims, ms: figures, copies, found, scans }, null, 2))
await desk.close()
if (scans.length > 0 || found < copies) process.exitCode = 1

/** The documents that other claims came with. */
async function repeatsOf(on: Database, file: ClaimFile) {
  const { claim } = file
  const { invoice, serial_photo: photo } = await readEvidenceOf(on, claim.id, claim.attempt)
  const papers = invoice ? await claimsWith(on, file, 'invoice', invoice.reading) : []
  const photos = photo ? await claimsWith(on, file, 'serial_photo', photo.reading) : []
  return [...papers, ...photos]
}

/** The same S/N, the same e-mail, and the same person elsewhere. */
async function personsOf(on: Database, file: ClaimFile) {
  await listSiblings(on, file.claim)
  await serialElsewhere(on, file.claim)
  return personElsewhere(on, file)
}

/** Tables that any of the look-ups would read from end to end. */
async function scansOf(on: Database, number: string): Promise<string[]> {
  const file = await openFile(on, await getClaim(on, number))
  const plans = await plansOf(on, async (watched) => {
    await repeatsOf(watched, file)
    await personsOf(watched, file)
    await listLinked(watched, file, new Map(), new Set())
  })
  // A table of a few rows is read whole, whatever indexes it has.
  const { rows: large } = await sql<{ relname: string }>`
    select relname from pg_class where reltuples > 5000
  `.execute(on)
  return [...new Set(plans.flatMap(scannedIn))].filter((table) =>
    large.some(({ relname }) => relname === table),
  )
}
