import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles, type Role } from '../../contract/access.ts'
import { claimStates, decisionKinds } from '../../contract/claim-words.ts'
import type { ClaimAction } from '../../contract/claims.ts'
import type { ProblemId } from '../../contract/problems.ts'
import { fixPlaces } from '../../contract/reasons.ts'
import type { Person } from '../../contract/session.ts'
import { permissionsOf } from '../staff/permissions.ts'
import { abilitiesOf, doReasonsFit, fixesOf, type ClaimStanding } from './rules.ts'

const me = '0190a000-0000-7000-8000-000000000001'
const colleague = '0190a000-0000-7000-8000-000000000002'

function person(...names: Role[]): Person {
  return {
    id: me,
    name: 'Ayu',
    email: 'a@desk.test',
    roles: names,
    permissions: permissionsOf(names),
  }
}

const open: ClaimStanding = {
  state: 'waiting',
  hasPrize: true,
  heldBy: null,
  isOnHold: false,
  isUndoable: false,
  isPrizeOnItsWay: false,
  isReversalAsked: false,
}

function whyNot(claim: Partial<ClaimStanding>, who: Person) {
  const abilities = abilitiesOf({ ...open, ...claim }, who)
  return Object.fromEntries(
    Object.entries(abilities).map(([action, { why }]) => [action, why]),
  ) as Record<ClaimAction, ProblemId | null>
}

type WhyNot = Record<ClaimAction, ProblemId | null>

/** Everything a person could do refused for one reason, but for what is named. */
const refused = (why: ProblemId | null, but: Partial<WhyNot>): WhyNot => ({
  approve: why,
  askAgain: why,
  decline: why,
  take: why,
  takeOver: why,
  assign: why,
  handOver: why,
  hold: why,
  endHold: why,
  skip: why,
  undo: why,
  reverse: why,
  reopen: why,
  note: null,
  watch: null,
  seeEvidence: null,
  ...but,
})

/** What stands in nobody's way on an open claim. */
const nothingDone = {
  endHold: 'not_on_hold',
  undo: 'nothing_to_undo',
  reverse: 'nothing_to_undo',
  reopen: 'not_expired',
} as const

describe('what may be done to a claim', () => {
  const no = 'not_permitted'

  test.each<[string, Role, Partial<ClaimStanding>, WhyNot]>([
    [
      'an agent decides an open claim and does not assign it',
      'agent',
      {},
      refused(null, { ...nothingDone, assign: no, reverse: no, reopen: no }),
    ],
    ['a supervisor assigns as well', 'supervisor', {}, refused(null, nothingDone)],
    ['an auditor looks and changes nothing', 'auditor', {}, refused(no, { note: no })],
    [
      'logistics sees no evidence',
      'logistics',
      {},
      refused(no, { note: no, watch: no, seeEvidence: no }),
    ],
    [
      'a product without a prize can be asked again and declined, not approved',
      'agent',
      { hasPrize: false },
      refused(null, {
        ...nothingDone,
        approve: 'no_prize_fits',
        assign: no,
        reverse: no,
        reopen: no,
      }),
    ],
    [
      'a colleague’s lease keeps decisions away, and not the supervisor’s assignment',
      'supervisor',
      { heldBy: colleague },
      refused('claim_taken', {
        takeOver: null,
        assign: null,
        undo: 'nothing_to_undo',
        reverse: 'nothing_to_undo',
        reopen: 'not_expired',
      }),
    ],
    [
      'the own lease keeps nobody from deciding',
      'agent',
      { heldBy: me },
      refused(null, { ...nothingDone, assign: no, reverse: no, reopen: no }),
    ],
    [
      'what is on hold can be taken off hold, and decided all the same',
      'supervisor',
      { isOnHold: true },
      refused(null, { undo: 'nothing_to_undo', reverse: 'nothing_to_undo', reopen: 'not_expired' }),
    ],
    [
      'an agent undoes the own decision while it can be undone, and reverses none',
      'agent',
      { state: 'approved', isUndoable: true },
      refused('claim_not_open', { assign: no, undo: null, reverse: no, reopen: no }),
    ],
  ])('%s', (_, role, claim, expected) => {
    expect(whyNot(claim, person(role))).toEqual(expected)
  })

  test.each(claimStates.filter((state) => state !== 'waiting'))(
    'a claim that is %s can only be looked at, its decision reversed, or reopened once it expired',
    (state) => {
      const closed = 'claim_not_open'
      const reopen = state === 'expired' ? null : 'not_expired'
      expect(whyNot({ state }, person('supervisor'))).toEqual(
        refused(closed, { undo: 'undo_too_late', reverse: null, reopen }),
      )
    },
  )

  test('what is allowed never depends on anything but permission, state, prize and lease', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...claimStates),
        fc.boolean(),
        fc.constantFrom(null, me, colleague),
        fc.subarray([...roles]),
        (state, hasPrize, heldBy, names) => {
          const who = person(...names)
          const abilities = abilitiesOf({ ...open, state, hasPrize, heldBy }, who)
          const mayDecide =
            who.permissions.includes('claims.decide') && state === 'waiting' && heldBy !== colleague
          expect(abilities.askAgain.isAllowed).toBe(mayDecide)
          expect(abilities.decline).toEqual(abilities.askAgain)
          expect(abilities.approve.isAllowed).toBe(mayDecide && hasPrize)
          for (const { isAllowed, why } of Object.values(abilities)) {
            expect(isAllowed).toBe(why === null)
          }
        },
      ),
    )
  })
})

describe('reasons fit the decision they are given for', () => {
  const photo = { fix: 'redeem_again' } as const
  const invoice = { fix: 'my_products' } as const
  const final = { fix: 'final' } as const

  test.each([
    ['approve', [], true],
    ['approve', [invoice], false],
    ['approve', [final], false],
    ['ask_again', [], false],
    ['ask_again', [invoice], true],
    ['ask_again', [invoice, photo], true],
    ['ask_again', [final], false],
    ['ask_again', [invoice, final], false],
    ['decline', [], false],
    ['decline', [final], true],
    ['decline', [final, final], true],
    ['decline', [photo], false],
    ['decline', [final, photo], false],
  ] as const)('%s with %j: %s', (kind, reasons, expected) => {
    expect(doReasonsFit(kind, [...reasons])).toBe(expected)
  })

  test('the same reasons never fit two decisions', () => {
    const anyReasons = fc.array(
      fc.constantFrom(...fixPlaces).map((fix) => ({ fix })),
      {
        maxLength: 4,
      },
    )
    fc.assert(
      fc.property(anyReasons, (reasons) => {
        const fitting = decisionKinds.filter((kind) => doReasonsFit(kind, reasons))
        expect(fitting.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the member is sent to each place of mending once, and never to a final one', () => {
    expect(fixesOf([invoice, photo, invoice])).toEqual(['my_products', 'redeem_again'])
    expect(fixesOf([final])).toEqual([])
  })
})
