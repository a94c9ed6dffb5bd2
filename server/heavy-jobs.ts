import { readDayFile } from './clocks/day-file/read-day-file.ts'
import { examinePapers } from './evidence/examine-papers.ts'
import type { HeavyJob } from './heavy-work.ts'
import { codeListJob } from './prizes/code-list.ts'
import { trackingListJob } from './shipments/tracking-list.ts'
import { printLabels } from './shipments/labels.ts'

/** Every job a worker can be asked for. A worker imports this list, and with it what jobs need. */
export const heavyJobs: readonly HeavyJob<never, unknown>[] = [
  readDayFile,
  codeListJob,
  trackingListJob,
  examinePapers,
  printLabels,
]
