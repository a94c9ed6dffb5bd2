import { expect, test } from 'vitest'
import { claimIntake } from '../../tests/support/factories.ts'
import { nastyReadings } from '../../tests/support/nasty-readings.ts'
import type { PageReading, ReadLine } from '../storage/page-reading.ts'
import type { ReadEvidence } from './evidence.ts'
import { numbersInCommon } from './in-common.ts'
import { invoiceChecks } from './invoice-checks.ts'
import { ledgerOf, type Repeat } from './ledger.ts'
import { lookupKeysOf } from './lookup-keys.ts'
import { photoChecks } from './photo-checks.ts'
import { hintsOf } from './picture-hints.ts'
import { readFactsOf } from './read-facts.ts'
import { boundedReading, readingLimits } from './reading-limits.ts'

const { registration, purchase } = claimIntake()

const repeats = ['Modern AM242 1M', 'MPG 321URX QD-OLED', 'GeForce RTX 4060 Ventus'].map(
  (model, at): Repeat => ({
    claim: `R-${at}`,
    how: 'same_number',
    model,
    serialNumber: `BA3T0194${at}000V`,
    isSameSerial: false,
    isSameModel: true,
    isAhead: true,
  }),
)

/** Everything that is found out of what was read, on both papers of a claim. */
function examineAll(pages: PageReading[]): void {
  const paper = (kind: ReadEvidence['kind']): ReadEvidence => ({
    kind,
    sentSha256: 'sent',
    sha256s: pages.map((_, at) => String(at).repeat(64).slice(0, 64)),
    pages,
    corrected: {},
  })
  const [photo, invoice] = [paper('serial_photo'), paper('invoice')]
  photoChecks(photo, registration, invoice)
  invoiceChecks(
    invoice,
    {
      registration,
      purchase,
      aliases: ['Hero Distribution Sdn Bhd', 'Media Markt'],
      window: { from: '2026-01-01', to: '2026-12-31' },
    },
    photo,
  )
  const { lines } = ledgerOf(invoice, registration, repeats)
  readFactsOf({ photo, invoice }, registration, lines)
  lookupKeysOf(pages)
  numbersInCommon(photo, invoice)
  hintsOf('invoice', [], pages, [])
}

/** How often anything of a line is looked at. */
function looksAt(pages: PageReading[]): number {
  let looks = 0
  const watched = (line: ReadLine) =>
    new Proxy(line, {
      get(target, key, receiver) {
        looks++
        return Reflect.get(target, key, receiver)
      },
    })
  examineAll(pages.map((page) => ({ ...page, lines: page.lines.map(watched) })))
  return looks
}

/** Bounded, as a reading is before anything is found out of it. */
const [few, many] = [300, 900].map((count) =>
  nastyReadings(count).map(([name, pages]) => [name, boundedReading(pages)] as const),
)

test.each((few ?? []).map(([name, pages], at) => [name, pages, many?.[at]?.[1] ?? []] as const))(
  'the work grows with what was read, and not with its square: %s',
  (_, less, more) => {
    const [small, large] = [less, more].map((pages) =>
      Math.max(1, pages.flatMap(({ lines }) => lines).length),
    )
    const times = (large ?? 1) / (small ?? 1)
    // A line is looked at for every line beside it, of which some dozens are looked at.
    expect(looksAt(more) / looksAt(less)).toBeLessThan(Math.max(2, times * 2.5))
  },
)

const largest = nastyReadings(readingLimits.lines).filter((_, at) => at % 3 === 0)

test.each(largest)('the largest reading that is kept is examined: %s', (_, pages) => {
  examineAll(boundedReading(pages))
})
