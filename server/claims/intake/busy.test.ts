import { createStorage } from 'unstorage'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import {
  intakeAttemptCreate,
  intakeClaimCreate,
  intakeMemberClaims,
} from '../../../contract/intake.ts'
import { anyPhoto, askAgain, newKey } from '../../../tests/support/acts.ts'
import { intakeKey } from '../../../tests/support/desk.ts'
import { claimIntake, siti } from '../../../tests/support/factories.ts'
import { ask } from '../../../tests/support/raw.ts'
import { refusal } from '../../../tests/support/refusal.ts'
import { decodeUpload } from '../../hosts/node/evidence/decode-upload.ts'
import { ProblemError } from '../../http/problem.ts'
import { pictureStore } from '../../storage/picture-store.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

/** A reader that is busy for as long as it is told, and remembers for whom it was asked. */
const storage = createStorage()
let isBusy = false
let senders: string[] = []
const desk = fileDesk(() => ({
  pictures: pictureStore(storage),
  uploadDecoder: {
    async decode(bytes, accepts, sender) {
      senders.push(sender)
      if (isBusy) throw new ProblemError('desk_busy', { retryAfterSeconds: 5 })
      return decodeUpload(bytes, accepts)
    },
  },
}))
beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(() => {
  isBusy = false
  senders = []
})

const member = { id: 'm-busy' }

const redeemWith = async (idempotencyKey: string) =>
  desk.memberCenter.call(intakeClaimCreate, {
    json: claimIntake({ member }),
    files: { invoice: await anyPhoto(), serialPhoto: await anyPhoto() },
    idempotencyKey,
  })

test('a busy reader is no fault of the file: the same call is good a moment later', async () => {
  const key = newKey()
  isBusy = true
  expect(await refusal(redeemWith(key))).toMatchObject({ id: 'desk_busy', retryAfterSeconds: 5 })
  const { items } = await desk.memberCenter.call(intakeMemberClaims, {
    params: { member: member.id },
  })
  expect(items).toEqual([])
  expect(await storage.getKeys()).toEqual([])
  isBusy = false
  const { number } = await redeemWith(key)
  // And once: the key was not used up by the call that failed.
  expect((await redeemWith(key)).number).toBe(number)
})

test('the answer says when to come back, in the header too', async () => {
  isBusy = true
  const body = new FormData()
  body.set('claim', JSON.stringify(claimIntake({ member })))
  body.set('invoice', await anyPhoto())
  body.set('serialPhoto', await anyPhoto())
  const response = await ask(desk, 'POST', '/api/intake/claims', {
    headers: { authorization: `Bearer ${intakeKey}`, 'idempotency-key': newKey() },
    body,
  })
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
})

test('both pictures stand in the line of their member, also when they redeem again', async () => {
  const { number } = await redeemWith(newKey())
  expect(senders).toEqual([member.id, member.id])
  await askAgain(await desk.as('agent'), number)
  senders = []
  await desk.memberCenter.call(intakeAttemptCreate, {
    params: { number },
    json: { memberId: member.id, recipient: siti, note: null },
    files: { invoice: await anyPhoto() },
    idempotencyKey: newKey(),
  })
  expect(senders).toEqual([member.id])
})

test('nothing is opened for a claim that is not there', async () => {
  const sent = desk.memberCenter.call(intakeAttemptCreate, {
    params: { number: 'R-999999' },
    json: { memberId: member.id, recipient: siti, note: null },
    files: { invoice: await anyPhoto() },
    idempotencyKey: newKey(),
  })
  expect((await refusal(sent)).id).toBe('not_found')
  expect(senders).toEqual([])
})
