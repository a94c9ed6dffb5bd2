import { afterAll, beforeAll, expect, test } from 'vitest'
import { codesAdd, codeStockList } from '../../contract/prizes.ts'
import { staffChange, staffList } from '../../contract/staff.ts'
import { ApiProblem } from '../../contract/client.ts'
import { openRaceDesk, type RaceDesk } from './race-desk.ts'

let desk: RaceDesk
beforeAll(async () => {
  desk = await openRaceDesk()
})
afterAll(() => desk.close())

/** How each of several calls at once ended: `done`, or the problem it was refused with. */
async function endings(calls: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(calls)
  return settled.map((one) => {
    if (one.status === 'fulfilled') return 'done'
    return one.reason instanceof ApiProblem ? one.reason.problem.id : String(one.reason)
  })
}

test('two administrators who disable each other at once leave one', async () => {
  for (let n = 0; n < 5; n++) {
    await desk.database.updateTable('staff').set({ is_disabled: true }).execute()
    const both = [await desk.as('administrator'), await desk.as('administrator')] as const
    const staff = (await both[0].call(staffList, {})).filter((one) => !one.isDisabled)
    const disable = (index: 0 | 1) =>
      both[index].call(staffChange, {
        params: { id: staff[index]?.id ?? '' },
        body: { isDisabled: true },
      })
    const lost = (await endings([disable(0), disable(1)])).find((end) => end !== 'done')
    // Whoever comes a little later is not even signed in any more.
    expect(['last_administrator', 'not_signed_in']).toContain(lost)
    const left = await desk.database
      .selectFrom('staff')
      .select('id')
      .where('is_disabled', '=', false)
      .execute()
    expect(left).toHaveLength(1)
  }
})

test('the same codes loaded by several at once are loaded by one', async () => {
  await desk.addPromotion('smart-moves')
  const supervisor = await desk.as('supervisor')
  const codes = Array.from({ length: 50 }, (_, index) => `SAME-CODE-${index}`)
  const ended = await endings(
    Array.from({ length: 6 }, (_, index) =>
      supervisor.call(codesAdd, {
        idempotencyKey: `load-of-${index}`,
        body: { promotion: 'smart-moves', prize: 'voucher', codes },
      }),
    ),
  )
  expect(ended.toSorted()).toEqual([...Array(5).fill('codes_known'), 'done'])
  const [stock] = await supervisor.call(codeStockList, {})
  expect(stock).toMatchObject({ imported: 50, available: 50 })
})
