import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { claimIntake } from '../../tests/support/factories.ts'
import { nastyReadings } from '../../tests/support/nasty-readings.ts'
import { pageReading } from '../../tests/support/readings.ts'
import type { PageReading } from '../storage/page-reading.ts'
import type { ReadEvidence } from './evidence.ts'
import { examinationRules, examinePapers, type PapersToExamine } from './examine-papers.ts'
import type { Repeat } from './ledger.ts'
import { boundedReading } from './reading-limits.ts'

const { registration, purchase } = claimIntake()

const repeat: Repeat = {
  claim: 'R-1',
  how: 'same_number',
  model: registration.model,
  serialNumber: 'BA3T01946009V',
  isSameSerial: false,
  isSameModel: true,
  isAhead: true,
}

const invoices = [
  ['Enter Komputer', 'Invoice No: INV-7781', 'Date 27/02/2026', 'Total 4.100.000'],
  [
    'INVOICE INV-7781',
    '27 Februari 2026',
    `1 x ${registration.model} 4.100.000`,
    'TOTAL 4.100.000',
  ],
  [
    'Hero Distr Sdn',
    'Order date: 24/02/2026',
    '2 x Mouse 90,00',
    'S/N: BA3T01946001V',
    'Thank you',
  ],
].map((lines) => [pageReading(lines)])

const photos = [
  [pageReading([`S/N: ${registration.serialNumber}`], [registration.serialNumber])],
  [pageReading(['S/N: BA3T0194600OV'], [registration.serialNumber])],
  [pageReading(['Made in China'])],
]

const paper = (kind: ReadEvidence['kind'], pages: PageReading[]): ReadEvidence => ({
  kind,
  sentSha256: 'sent',
  sha256s: pages.map((_, at) => `${kind} ${at}`),
  pages: boundedReading(pages),
  corrected: {},
})

const papers = (invoice: PageReading[], photo: PageReading[]): PapersToExamine => ({
  photo: paper('serial_photo', photo),
  invoice: paper('invoice', invoice),
  wanted: {
    registration,
    purchase,
    aliases: ['Hero Distribution Sdn Bhd'],
    window: { from: '2026-01-01', to: '2026-03-31' },
  },
  repeats: [repeat],
})

/** Results of stored examinations are used as long as the number of the rules stays. */
test('results of older rules are never used: what is found is what this number stands for', () => {
  const all = [
    ...invoices.flatMap((invoice) => photos.map((photo) => papers(invoice, photo))),
    ...nastyReadings(30).map(([, pages]) => papers(pages, pages)),
  ]
  const found = createHash('sha256')
  for (const one of all) found.update(JSON.stringify(examinePapers.work(one)))
  const message = 'Raise examinationRules, then write down what the new rules find'
  expect([examinationRules, found.digest('hex').slice(0, 16)], message).toEqual([
    5,
    '19e9dc8c35b9be1d',
  ])
})
