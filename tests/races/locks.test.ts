import { expect, test } from 'vitest'
import { claimNextPeek } from '../../contract/queue.ts'
import { reassignPreview } from '../../contract/reassign.ts'
import { lockClaim } from '../../server/claims/store.ts'
import { takeStep } from '../../server/claims/step.ts'
import { localDateAt } from '../../server/clocks/rules.ts'
import { holdCalendars } from '../../server/clocks/store.ts'
import { approve, askAgain, redeem, redeemAgain } from '../support/acts.ts'
import { physicalPrize } from '../support/factories.ts'
import { importRows } from '../support/parcels.ts'
import { patience } from '../support/patience.ts'
import { refusedWith } from '../support/refusal.ts'
import { fileRaceDesk, waitingForLocks } from './race-desk.ts'

/** Who waits for whom, in what order: seen on real locks alone. */
const desk = fileRaceDesk()

test('whoever only looks ahead waits for nobody, and holds nobody up', async () => {
  await desk.addPromotion('look-ahead')
  const number = await redeem(desk, { promotion: 'look-ahead' })
  const supervisor = await desk.as('supervisor')
  const from = { promotion: ['look-ahead'] }
  await desk.database.transaction().execute(async (tx) => {
    await tx.selectFrom('claims').select('id').where('number', '=', number).forUpdate().execute()
    const to = { kind: 'nobody' as const }
    const foreseen = await supervisor.call(reassignPreview, { body: { from, to, atMost: 500 } })
    expect(foreseen).toMatchObject({ fitting: 1, left: 0 })
    const query = { promotion: 'look-ahead' }
    expect(await supervisor.call(claimNextPeek, { query })).toEqual({ numbers: [number] })
  })
})

test('a member redeems again while a calendar is edited that moves the claim, and both go through', async () => {
  await desk.addPromotion('again')
  const number = await redeem(desk, { promotion: 'again' })
  await askAgain(await desk.as('agent'), number)
  let redeemed: Promise<unknown> | undefined
  await desk.database.transaction().execute(async (tx) => {
    await holdCalendars(tx, 'to change')
    redeemed = redeemAgain(desk, number)
    await expect.poll(() => waitingForLocks(desk), { timeout: patience }).toBeGreaterThan(0)
    await lockClaim(tx, number)
  })
  await expect(redeemed).resolves.toMatchObject({ attempt: 2 })
})

test('a file of parcels overrules nobody who did something to one of them meanwhile', async () => {
  await desk.addPromotion('parcels', { prizes: [physicalPrize] })
  const number = await redeem(desk, { promotion: 'parcels' })
  await approve(await desk.as('agent'), number)
  const today = localDateAt(new Date(), 'Asia/Jakarta')
  const rows = [
    'claim,carrier,tracking number,shipped on,delivered on',
    `${number},jne,JNE12345678,${today},`,
  ]
  const logistics = await desk.as('logistics')
  let taken: Promise<string> | undefined
  await desk.database.transaction().execute(async (tx) => {
    const claim = await lockClaim(tx, number)
    // The file is looked at while this claim is locked, and acted on once it is not.
    taken = refusedWith(importRows(logistics, rows.join('\n')))
    await takeStep(tx, claim, {
      kind: 'claim_hold_ended',
      by: { actor: { kind: 'system' }, at: new Date() },
      details: {},
    })
    await expect.poll(() => waitingForLocks(desk), { timeout: patience }).toBeGreaterThan(0)
  })
  expect(await taken).toBe('claim_changed')
})
