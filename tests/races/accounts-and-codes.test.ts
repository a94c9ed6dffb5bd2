import { expect, test } from 'vitest'
import { codeBatchConfirm, codeBatchCreate } from '../../contract/code-batches.ts'
import { codeStockList } from '../../contract/codes.ts'
import { staffChange, staffList } from '../../contract/staff.ts'
import { ApiProblem } from '../../contract/client.ts'
import { codeFile } from '../support/codes.ts'
import { fileRaceDesk } from './race-desk.ts'

const desk = fileRaceDesk()
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
        version: staff[index]?.version ?? 1,
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

test('the same codes sent by several at once are one batch, and let in once', async () => {
  await desk.addPromotion('smart-moves')
  const supervisors = await Promise.all([1, 2, 3, 4, 5, 6].map(() => desk.as('supervisor')))
  const codes = Array.from({ length: 50 }, (_, index) => `SAME-CODE-${index}`)
  const batches = await Promise.all(
    supervisors.slice(0, 3).map((supervisor, index) =>
      supervisor.call(codeBatchCreate, {
        idempotencyKey: `load-of-${index}`,
        json: { promotion: 'smart-moves', prize: 'voucher' },
        files: { codes: codeFile(codes) },
      }),
    ),
  )
  const [id = ''] = new Set(batches.map((batch) => batch.id))
  expect(new Set(batches.map((batch) => batch.id)).size).toBe(1)
  const ended = await endings(
    supervisors
      .slice(3)
      .map((supervisor, index) =>
        supervisor.call(codeBatchConfirm, { params: { id }, idempotencyKey: `confirm-${index}` }),
      ),
  )
  expect(ended.toSorted()).toEqual(['batch_decided', 'batch_decided', 'done'])
  const [supervisor] = supervisors
  const [stock] = (await supervisor?.call(codeStockList, {})) ?? []
  expect(stock).toMatchObject({ imported: 50, available: 50, addsUp: true })
})

test('lists that share a code, sent at once: the code is in one of them', async () => {
  await desk.addPromotion('overlap')
  const both = await Promise.all([desk.as('supervisor'), desk.as('supervisor')])
  const ended = await endings(
    both.map((supervisor, index) =>
      supervisor.call(codeBatchCreate, {
        idempotencyKey: `overlap-${index}`,
        json: { promotion: 'overlap', prize: 'voucher' },
        files: { codes: codeFile([`OWN-CODE-${index}`, 'SHARED-CODE-1']) },
      }),
    ),
  )
  expect(ended.toSorted()).toEqual(['codes_known', 'done'])
})
