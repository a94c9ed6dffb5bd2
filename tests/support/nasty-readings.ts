import type { PageReading, ReadLine } from '../../server/storage/page-reading.ts'
import { pageReading, readCode } from './readings.ts'

/** Corners of a line `height` high, from `left` to `right`, `top` pixels down. */
const box = (left: number, top: number, right: number, height: number): ReadLine['corners'] => [
  [left, top],
  [right, top],
  [right, top + height],
  [left, top + height],
]

const page = (lines: ReadLine[], codes: string[] = []): PageReading => ({
  ...pageReading([], []),
  lines,
  codes: codes.map((text) => readCode(text)),
})

type Where = (at: number) => ReadLine['corners']

/** One below the other, all on one row, all over each other, in a grid, in all heights at once. */
const places: Record<string, Where> = {
  'below each other': (at) => box(0, at * 40, 200, 20),
  'on one row': (at) => box(at * 210, 0, at * 210 + 200, 20),
  'in one place': () => box(0, 0, 200, 20),
  'in a grid': (at) => box((at % 40) * 210, Math.floor(at / 40) * 30, (at % 40) * 210 + 200, 20),
  'of all heights': (at) => box(at, at % 7, at + 200, 2 ** (at % 14)),
  leaning: (at) => [
    [at, at],
    [at + 140, at + 140],
    [at + 126, at + 154],
    [at - 14, at + 14],
  ],
}

/** What each line says: whatever some rule looks for, and nothing but that. */
const texts: Record<string, (at: number) => string> = {
  amounts: (at) => `${at},99`,
  'words for sums': (at) => `TOTAL ${at}.50`,
  'goods with sums': (at) => `Monitor MPG ${at} 1.999,00`,
  'labels of numbers': () => 'Invoice No',
  'look-alike S/Ns': (at) => `BA3T0194${at % 10}000V`,
  'labelled S/Ns': (at) => `S/N: BA3T0${1000000 + at}`,
  dates: (at) => `Date 0${1 + (at % 9)}/02/2026`,
  'combining marks': () => 'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308',
  'ligatures that grow': () => '\ufdfa\ufdfb\u3315\u33fe',
  'names of shops': () => 'Hero Distr Sdn',
  'single letters': (at) => 'AB1'.charAt(at % 3),
  models: () => 'MPG 321URX QD',
}

/** Readings of `count` lines as nasty as a stranger can make them, by name. */
export function nastyReadings(count: number): [string, PageReading[]][] {
  const byLines = Object.entries(texts).flatMap(([what, textAt], row) =>
    Object.entries(places)
      // Each text in some of the places, each place with some of the texts.
      .filter((_, column) => (row + column) % 3 === 0)
      .map(([where, cornersAt]): [string, PageReading[]] => [
        `${what} ${where}`,
        [
          page(
            Array.from({ length: count }, (_, at) => ({
              text: textAt(at),
              confidence: 1,
              corners: cornersAt(at),
            })),
            Array.from({ length: 60 }, (_, at) => `BA3T0194${at}000V`),
          ),
        ],
      ]),
  )
  const long = 'AB1'.repeat(count)
  return [
    ...byLines,
    ['one endless line', [page([{ text: long, confidence: 1, corners: box(0, 0, 900, 20) }])]],
    [
      'endless lines',
      [
        page(
          Array.from({ length: count }, (_, at) => ({
            text: `TOTAL 1 2 3 ${'4 567 '.repeat(60)}`,
            confidence: 1,
            corners: box(0, at * 40, 900, 20),
          })),
        ),
      ],
    ],
    [
      'spaces and dots',
      [
        page(
          Array.from({ length: count }, (_, at) => ({
            text: `no${' .:-'.repeat(80)}`,
            confidence: 1,
            corners: box(0, at * 40, 900, 20),
          })),
        ),
      ],
    ],
  ]
}
