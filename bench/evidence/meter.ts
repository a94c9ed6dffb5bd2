import { textReader } from '../../server/hosts/node/evidence/text-reader.ts'
import type { DocumentToRead } from '../../server/ports.ts'
import type { PageReading } from '../../server/storage/page-reading.ts'

/** Reads with the desk's own reader, and keeps how long it took, how much it held, and what it missed. */
export function openMeter(tell: (line: string) => void) {
  const reader = textReader()
  const milliseconds: number[] = []
  const misses: { file: string; what: string }[] = []
  return {
    async read(
      document: DocumentToRead,
      how: 'timed' | 'untimed' = 'timed',
    ): Promise<PageReading[]> {
      const from = performance.now()
      const pages = await reader.read(document)
      if (how === 'timed') milliseconds.push(performance.now() - from)
      return pages
    },
    async each<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
      for (const [at, item] of items.entries()) {
        await work(item)
        if (at % 10 === 9) tell(`${at + 1} of ${items.length}`)
      }
    },
    miss(file: string, what: string) {
      misses.push({ file, what })
    },
    report() {
      const sorted = milliseconds.toSorted((a, b) => a - b)
      const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
      return {
        ms: { median: at(0.5), p95: at(0.95) },
        peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
        misses,
      }
    },
    close: () => reader.close(),
  }
}

export type Meter = ReturnType<typeof openMeter>
