import { createStorage } from 'unstorage'
import { beforeAll, describe, expect, test } from 'vitest'
import { asKnownStep } from '../../../contract/history.ts'
import { claimRead } from '../../../contract/claims.ts'
import { intakeClaimRead, type AttemptIntake } from '../../../contract/intake.ts'
import {
  approve,
  askAgain,
  decline,
  mailsOf,
  readClaim,
  redeem,
  redeemAgain,
} from '../../../tests/support/acts.ts'
import { claimIntake, physicalPrize, siti } from '../../../tests/support/factories.ts'
import { jpeg } from '../../../tests/support/pictures.ts'
import { faultsOf, refusal } from '../../../tests/support/refusal.ts'
import { pictureStore } from '../../storage/picture-store.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const storage = createStorage()
const desk = fileDesk(() => ({ pictures: pictureStore(storage) }))
const agent = desk.staff('agent')
beforeAll(() =>
  desk.addPromotion('smart-moves', {
    prizes: [{ ...physicalPrize, name: 'Backpack', models: ['Modern AM242'] }],
  }),
)

async function askedAgain(): Promise<string> {
  const number = await redeem(desk)
  await askAgain(agent, number)
  return number
}

async function changedIn(number: string) {
  const [newest] = (await readClaim(agent, number)).history
  const step = newest && asKnownStep(newest)
  return step?.kind === 'attempt_received' ? step.details.changed : null
}

describe('redeeming again', () => {
  test('adds an attempt and waits again, with the earlier one readable as it was', async () => {
    const number = await askedAgain()
    const before = await readClaim(agent, number)
    desk.at('2026-03-12T02:00:00Z')
    await redeemAgain(desk, number, { note: 'here it is' }, { invoice: await jpeg(1) })
    const after = await readClaim(agent, number)
    desk.at('2026-03-10T02:00:00Z')

    expect(after).toMatchObject({
      state: 'waiting',
      version: 3,
      firstSubmittedAt: '2026-03-10T02:00:00.000Z',
      submittedAt: '2026-03-12T02:00:00.000Z',
    })
    expect(after.attempts.map(({ number }) => number)).toEqual([2, 1])
    expect(after.attempts[1]).toEqual(before.attempts[0])
    expect(after.attempts[0]).toMatchObject({ note: 'here it is', decision: null })
  })

  test('starts a clock of its own, and the member keeps the date of the first', async () => {
    const number = await askedAgain()
    desk.at('2026-04-13T02:00:00Z')
    const row = await redeemAgain(desk, number)
    const { deadline } = await readClaim(agent, number)
    desk.at('2026-03-10T02:00:00Z')
    expect(deadline).toMatchObject({ receivedOn: '2026-04-13', standing: 'on_track' })
    expect(row).toMatchObject({
      redeemDate: '2026-03-10',
      attempt: 2,
      status: 'Redeem qualification under reviewing',
      hasRedeemAgain: false,
      fixes: [],
    })
  })

  test('sends the first mail once more', async () => {
    const number = await askedAgain()
    await redeemAgain(desk, number)
    const mails = await mailsOf(agent, number)
    expect(mails.map(({ kind }) => kind)).toEqual(['received', 'asked_again', 'received'])
    expect(mails[2]?.body).toBe(mails[0]?.body)
    expect(mails[2]?.messageId).not.toBe(mails[0]?.messageId)
  })
})

describe('what is not sent again stays', () => {
  test('both pictures', async () => {
    const number = await askedAgain()
    await redeemAgain(desk, number)
    const [second, first] = (await readClaim(agent, number)).attempts
    expect(second?.documents).toEqual(first?.documents)
    expect(await changedIn(number)).toEqual([])
  })

  test('the one picture, and the other is the new one', async () => {
    const number = await askedAgain()
    await redeemAgain(desk, number, {}, { serialPhoto: await jpeg(2) })
    const [second, first] = (await readClaim(agent, number)).attempts
    expect(second?.documents[0]).toEqual(first?.documents[0])
    expect(second?.documents.map(({ sentWithAttempt }) => sentWithAttempt)).toEqual([1, 2])
    expect(await changedIn(number)).toEqual(['serial_photo'])
  })

  test('a picture of the first attempt, through a second one without it, to a third', async () => {
    const number = await askedAgain()
    await redeemAgain(desk, number, {}, { serialPhoto: await jpeg(3) })
    await askAgain(agent, number, ['photo_unreadable'])
    await redeemAgain(desk, number, {}, { serialPhoto: await jpeg(4) })
    const [third, second, first] = (await readClaim(agent, number)).attempts
    const sentWith = (attempt: typeof third) =>
      attempt?.documents.map(({ sentWithAttempt }) => sentWithAttempt)
    expect([sentWith(first), sentWith(second), sentWith(third)]).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
    ])
  })

  test('registration and purchase, unless they were corrected', async () => {
    const number = await askedAgain()
    await redeemAgain(desk, number)
    const [second, first] = (await readClaim(agent, number)).attempts
    expect(second?.registration).toEqual(first?.registration)
    expect(second?.purchase).toEqual(first?.purchase)
  })
})

describe('what was corrected', () => {
  test('stands in the new attempt, in the claim’s own row and in the history', async () => {
    const number = await askedAgain()
    const { registration, purchase } = claimIntake()
    await redeemAgain(desk, number, {
      registration: { ...registration, serialNumber: 'BA3TO1946OOOV', productName: 'Modern AM242' },
      purchase: { ...purchase, date: '2026-02-28' },
      recipient: { ...siti, city: 'Bandung' },
    })
    const claim = await agent.call(claimRead, { params: { number } })
    expect(claim.attempts[0]).toMatchObject({
      registration: { serialNumber: 'BA3TO1946OOOV' },
      purchase: { date: '2026-02-28' },
      recipient: { city: 'Bandung' },
    })
    expect(claim.redeemHistory).toMatchObject({ serialNumber: 'BA3TO1946OOOV' })
    expect(await changedIn(number)).toEqual(['registration', 'purchase', 'recipient'])
  })

  test('decides anew which prize it earns', async () => {
    const number = await askedAgain()
    expect((await readClaim(agent, number)).prize).toBeNull()
    await redeemAgain(desk, number, {
      registration: { ...claimIntake().registration, model: 'AM242', productName: 'Modern AM242' },
    })
    expect((await readClaim(agent, number)).prize).toEqual({
      name: 'Backpack',
      kind: 'physical',
      supply: null,
    })
  })

  test('what was sent again without a change is no correction', async () => {
    const number = await askedAgain()
    const { registration, purchase } = claimIntake()
    await redeemAgain(desk, number, { registration, purchase })
    expect(await changedIn(number)).toEqual([])
  })
})

describe('redeeming again is refused, and leaves no picture', () => {
  test.each([
    ['waiting', async () => redeem(desk)],
    [
      'declined',
      async () => {
        const number = await redeem(desk)
        await decline(agent, number)
        return number
      },
    ],
    [
      'approved',
      async () => {
        const number = await redeem(desk, { registration: { model: 'Modern AM242' } })
        await approve(agent, number)
        return number
      },
    ],
  ])('while the claim is %s', async (_, prepare) => {
    const number = await prepare()
    await storage.clear()
    const again = redeemAgain(desk, number, {}, { invoice: await jpeg(5) })
    expect((await refusal(again)).id).toBe('not_asked_again')
    expect(await storage.getKeys()).toEqual([])
    const { attempt } = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
    expect(attempt).toBe(1)
  })

  test('for a claim that is not there', async () => {
    await storage.clear()
    const again = redeemAgain(desk, 'R-999999', { memberId: 'mc-1001' }, { invoice: await jpeg(6) })
    expect((await refusal(again)).id).toBe('not_found')
    expect(await storage.getKeys()).toEqual([])
  })

  test.each<[string, Partial<AttemptIntake>]>([
    ['whole', {}],
    ['with an address that is not', { recipient: { ...siti, zipcode: '' } }],
  ])('for somebody else’s claim, as if it were not there (%s)', async (_, attempt) => {
    const number = await askedAgain()
    await storage.clear()
    const files = { invoice: await jpeg(8), serialPhoto: new File(['no picture'], 'x.jpg') }
    const again = redeemAgain(desk, number, { ...attempt, memberId: 'mc-somebody-else' }, files)
    expect(await refusal(again)).toMatchObject({ id: 'not_found', status: 404 })
    expect(await storage.getKeys()).toEqual([])
    expect((await readClaim(agent, number)).state).toBe('asked_again')
  })

  test('with everything that is wrong at once', async () => {
    const number = await askedAgain()
    const again = redeemAgain(
      desk,
      number,
      { recipient: { ...siti, zipcode: '' }, registration: {} as never },
      { serialPhoto: new File(['no picture'], 'x.jpg') },
    )
    expect(await faultsOf(again)).toEqual(
      expect.arrayContaining([
        'attempt.recipient.zipcode: required',
        'attempt.registration.serialNumber: required',
        'serialPhoto: not_a_picture',
      ]),
    )
    expect((await readClaim(agent, number)).state).toBe('asked_again')
  })

  test('a second time', async () => {
    const number = await askedAgain()
    await redeemAgain(desk, number)
    expect((await refusal(redeemAgain(desk, number))).id).toBe('not_asked_again')
  })
})
