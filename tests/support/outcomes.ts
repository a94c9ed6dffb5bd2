import { ApiProblem } from '../../contract/client.ts'

/** How calls at once ended, and how many each way: `done`, or the problem they were refused with. */
export async function outcomesOf(calls: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const result of await Promise.allSettled(calls)) {
    const how =
      result.status === 'fulfilled'
        ? 'done'
        : result.reason instanceof ApiProblem
          ? result.reason.problem.id
          : String(result.reason)
    counts[how] = (counts[how] ?? 0) + 1
  }
  return counts
}
