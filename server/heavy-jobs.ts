import { codeListJob } from './prizes/code-list.ts'
import type { HeavyJob } from './heavy-work.ts'

/** Every job a worker can be asked for. A worker imports this list, and with it what jobs need. */
export const heavyJobs: readonly HeavyJob<never, unknown>[] = [codeListJob]
