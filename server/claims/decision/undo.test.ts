import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimReverse, claimUndo } from '../../../contract/claim-work.ts'
import type { Claim } from '../../../contract/claims.ts'
import { codeStockList } from '../../../contract/codes.ts'
import type { MailRefused, OutgoingMail } from '../../ports.ts'
import {
  approve,
  askAgain,
  decline,
  loadCodes,
  mailsOf,
  newKey,
  readClaim,
  redeem,
} from '../../../tests/support/acts.ts'
import { askReplacement, decideReplacement, reveal } from '../../../tests/support/prizes.ts'
import { signOff } from '../../../tests/support/sign-offs.ts'
import { physicalPrize } from '../../../tests/support/factories.ts'
import { refusedWith } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import { createWorker, type Worker } from '../../worker.ts'

const decidedAt = '2026-03-10T02:00:00.000Z'
const secondsLater = (seconds: number) =>
  desk.at(new Date(Date.parse(decidedAt) + seconds * 1000).toISOString())

let sent: OutgoingMail[] = []
let refusal: MailRefused | null = null
const mailer = {
  async send(mail: OutgoingMail) {
    if (refusal) throw refusal
    sent.push(mail)
  },
}
const desk = fileDesk({ undoSeconds: 10, mailer })
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
let worker: Worker
let promotion: string
let tests = 0
beforeAll(async () => {
  worker = await createWorker(desk.ports)
})
beforeEach(async () => {
  desk.at(decidedAt)
  promotion = `undo-${++tests}`
  await desk.addPromotion(promotion)
  refusal = null
})
afterEach(async () => {
  refusal = null
  desk.at('2026-04-10T02:00:00Z')
  await worker.tick()
})

/** A claim whose first mail has left. */
async function received(): Promise<string> {
  const number = await redeem(desk, { promotion })
  await worker.tick()
  sent = []
  return number
}

const undo = (who: typeof agent, { number, version }: Claim) =>
  who.call(claimUndo, { params: { number }, version, idempotencyKey: newKey() })

const reverse = (who: typeof agent, { number, version }: Claim) =>
  who.call(claimReverse, {
    params: { number },
    version,
    idempotencyKey: newKey(),
    body: { because: 'wrong claim' },
  })

const stockOf = async () =>
  (await supervisor.call(codeStockList, {})).find((one) => one.promotion.id === promotion)

const lastMail = async (number: string) => (await mailsOf(supervisor, number)).at(-1)

describe('within ten seconds', () => {
  test('asking again is undone: nothing leaves, and the attempt waits with its clock as it was', async () => {
    const number = await received()
    const before = await readClaim(agent, number)
    const asked = await askAgain(agent, number)
    expect(asked.undoUntil).toBe('2026-03-10T02:00:10.000Z')
    expect(asked.abilities.undo).toEqual({ isAllowed: true, why: null })
    secondsLater(9)
    await worker.tick()
    const undone = await undo(agent, asked)

    expect(undone).toMatchObject({ state: 'waiting', undoUntil: null })
    expect(undone.deadline).toEqual(before.deadline)
    expect(undone.redeemHistory).toEqual(before.redeemHistory)
    expect(undone.attempts[0]?.decision).toBeNull()
    expect(undone.history[0]).toMatchObject({
      kind: 'decision_undone',
      details: { decision: 'ask_again' },
    })
    secondsLater(3600)
    await worker.tick()
    expect(sent).toEqual([])
    expect(await lastMail(number)).toMatchObject({ kind: 'asked_again', state: 'withdrawn' })
  })

  test('whoever undoes goes on with the claim, and can decide it anew', async () => {
    const number = await received()
    const undone = await undo(agent, await decline(agent, number))
    expect(undone.lease).toMatchObject({ isMine: true })
    await approve(agent, number)
    secondsLater(11)
    await worker.tick()
    expect(sent).toHaveLength(1)
  })

  test('an approval gives its code back, which the next one gets', async () => {
    await loadCodes(supervisor, promotion, ['UNDO-AAAA-0001'])
    const number = await received()
    const approved = await approve(agent, number)
    expect(await stockOf()).toMatchObject({ available: 0, issued: 1 })
    const undone = await undo(agent, approved)
    expect(undone.history[0]?.details).toMatchObject({ codeBecame: 'available' })
    expect(await stockOf()).toMatchObject({ available: 1, issued: 0, void: 0 })

    await approve(agent, number)
    secondsLater(11)
    await worker.tick()
    expect(sent.map(({ text }) => text.includes('UNDO-AAAA-0001'))).toEqual([true])
  })

  test('an approval takes its parcel back', async () => {
    await desk.addPromotion(`${promotion}-parcel`, { prizes: [physicalPrize] })
    const number = await redeem(desk, { promotion: `${promotion}-parcel` })
    const undone = await undo(agent, await approve(agent, number))
    expect(undone).toMatchObject({ state: 'waiting', prize: { name: physicalPrize.name } })
    expect(await approve(agent, number)).toMatchObject({ state: 'approved' })
  })

  test('nobody else can', async () => {
    const asked = await askAgain(agent, await received())
    const colleague = await desk.as('agent')
    expect((await readClaim(colleague, asked.number)).undoUntil).toBeNull()
    expect(await refusedWith(undo(colleague, asked))).toBe('undo_too_late')
  })

  test('undone twice is undone once', async () => {
    const asked = await askAgain(agent, await received())
    const undone = await undo(agent, asked)
    expect(await refusedWith(undo(agent, asked))).toBe('claim_changed')
    expect(await refusedWith(undo(agent, undone))).toBe('nothing_to_undo')
  })
})

describe('after ten seconds', () => {
  test('the mail leaves, and the decision stays', async () => {
    const asked = await askAgain(agent, await received())
    secondsLater(10)
    await worker.tick()
    expect(sent).toHaveLength(1)
    expect(await refusedWith(undo(agent, asked))).toBe('undo_too_late')
    const claim = await readClaim(agent, asked.number)
    expect(claim).toMatchObject({ state: 'asked_again', undoUntil: null })
    expect(claim.abilities.undo).toEqual({ isAllowed: false, why: 'undo_too_late' })
  })

  test('it stays too when the mail has not left yet', async () => {
    const asked = await askAgain(agent, await received())
    secondsLater(10)
    expect(await refusedWith(undo(agent, asked))).toBe('undo_too_late')
    expect(await lastMail(asked.number)).toMatchObject({ state: 'waiting' })
  })
})

describe('a supervisor reverses', () => {
  test('with a reason that stands in the history; the mail that was sent stays sent', async () => {
    const asked = await askAgain(agent, await received())
    secondsLater(60)
    await worker.tick()
    const reversed = await reverse(supervisor, asked)
    expect(reversed).toMatchObject({ state: 'waiting', lease: null })
    expect(reversed.history[0]).toMatchObject({
      kind: 'decision_reversed',
      internalNote: 'wrong claim',
      actor: { name: expect.any(String) },
    })
    expect(await lastMail(asked.number)).toMatchObject({ state: 'sent' })
  })

  test('a code that was mailed is void, and the next approval takes another', async () => {
    await loadCodes(supervisor, promotion, ['VOID-AAAA-0001', 'VOID-AAAA-0002'])
    const approved = await approve(agent, await received())
    secondsLater(60)
    await worker.tick()
    const asked = await reverse(supervisor, approved)
    expect(asked).toMatchObject({ state: 'approved', pending: [{ kind: 'claim_reversed' }] })
    expect(await refusedWith(reverse(supervisor, asked))).toBe('sign_off_asked')
    expect(await refusedWith(signOff(supervisor, 'claim_reversed'))).toBe('second_person_needed')
    await signOff(agent, 'claim_reversed')
    const reversed = await readClaim(agent, approved.number)
    expect(reversed).toMatchObject({ state: 'waiting', pending: [] })
    expect(reversed.history[0]?.details).toMatchObject({ codeBecame: 'void' })
    expect(await stockOf()).toMatchObject({ imported: 2, available: 1, issued: 0, void: 1 })

    sent = []
    await approve(agent, approved.number)
    secondsLater(120)
    await worker.tick()
    expect(sent.map(({ text }) => text.includes('VOID-AAAA-0002'))).toEqual([true])
  })

  test('a code that was revealed is void, though no mail with it ever left', async () => {
    await loadCodes(supervisor, promotion, ['SEEN-AAAA-0001', 'SEEN-AAAA-0002'])
    const { number } = await approve(agent, await received())
    await reveal(supervisor, number)
    await reverse(supervisor, await readClaim(supervisor, number))
    await signOff(agent, 'claim_reversed')
    expect(await stockOf()).toMatchObject({ available: 1, void: 1 })

    const other = await received()
    await approve(agent, other)
    secondsLater(120)
    await worker.tick()
    const mailed = sent.map(({ text }) => text)
    expect(mailed.filter((text) => text.includes('SEEN-AAAA-0002'))).toHaveLength(1)
    expect(mailed.filter((text) => text.includes('SEEN-AAAA-0001'))).toEqual([])
  })

  test('what was signed off meanwhile stands no longer, and is refused as such', async () => {
    await loadCodes(supervisor, promotion, ['STALE-AAAA-0001', 'STALE-AAAA-0002'])
    const { number } = await approve(agent, await received())
    await reveal(supervisor, number)
    await reverse(supervisor, await readClaim(supervisor, number))
    const second = await desk.as('supervisor')
    await askReplacement(agent, number)
    await decideReplacement(second, number)
    expect(await refusedWith(signOff(agent, 'claim_reversed'))).toBe('sign_off_stale')
  })

  test('a mail that was refused so far does not leave any more', async () => {
    const { MailRefused } = await import('../../ports.ts')
    const asked = await askAgain(agent, await received())
    refusal = new MailRefused('450 later', false)
    secondsLater(11)
    await worker.tick()
    await reverse(supervisor, asked)
    refusal = null
    secondsLater(24 * 3600)
    await worker.tick()
    expect(sent).toEqual([])
  })

  test('an agent may not', async () => {
    const asked = await askAgain(agent, await received())
    expect(await refusedWith(reverse(agent, asked))).toBe('not_permitted')
  })

  test('there is nothing to reverse on an open claim', async () => {
    const claim = await readClaim(supervisor, await received())
    expect(await refusedWith(reverse(supervisor, claim))).toBe('nothing_to_undo')
  })
})
