import { qualityChange } from '../../contract/quality.ts'
import { createWorker } from '../../server/worker.ts'
import type { TestDesk } from './desk.ts'

/**
 * From now on every decision is looked at a second time.
 *
 * @returns draws the looks at what was decided since
 */
export async function lookAtEverything(desk: TestDesk): Promise<() => Promise<void>> {
  const supervisor = await desk.as('supervisor')
  const everything = { promotion: null, reason: null, staff: null, prize: null, share: 100 }
  await supervisor.call(qualityChange, { body: { rules: [everything], goldenShare: 0 } })
  const draw = async () => (await createWorker(desk.ports)).tick()
  await draw()
  return draw
}
