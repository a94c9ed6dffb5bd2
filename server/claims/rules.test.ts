import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles, type Role } from '../../contract/access.ts'
import { claimStates, decisionKinds, type ClaimAction } from '../../contract/claims.ts'
import type { ProblemId } from '../../contract/problems.ts'
import { fixPlaces } from '../../contract/promotions.ts'
import type { Person } from '../../contract/staff.ts'
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

const open: ClaimStanding = { state: 'waiting', hasPrize: true, heldBy: null }

function whyNot(claim: Partial<ClaimStanding>, who: Person) {
  const abilities = abilitiesOf({ ...open, ...claim }, who)
  return Object.fromEntries(
    Object.entries(abilities).map(([action, { why }]) => [action, why]),
  ) as Record<ClaimAction, ProblemId | null>
}

describe('what may be done to a claim', () => {
  const no = 'not_permitted'

  test.each<[string, Role, Partial<ClaimStanding>, Record<ClaimAction, ProblemId | null>]>([
    [
      'an agent decides an open claim and does not assign it',
      'agent',
      {},
      { approve: null, askAgain: null, decline: null, take: null, assign: no, seeEvidence: null },
    ],
    [
      'a supervisor assigns as well',
      'supervisor',
      {},
      { approve: null, askAgain: null, decline: null, take: null, assign: null, seeEvidence: null },
    ],
    [
      'an auditor looks and changes nothing',
      'auditor',
      {},
      { approve: no, askAgain: no, decline: no, take: no, assign: no, seeEvidence: null },
    ],
    [
      'logistics sees no evidence',
      'logistics',
      {},
      { approve: no, askAgain: no, decline: no, take: no, assign: no, seeEvidence: no },
    ],
    [
      'a product without a prize can be asked again and declined, not approved',
      'agent',
      { hasPrize: false },
      {
        approve: 'no_prize_fits',
        askAgain: null,
        decline: null,
        take: null,
        assign: no,
        seeEvidence: null,
      },
    ],
    [
      'a colleague’s lease keeps decisions away, and not the supervisor’s assignment',
      'supervisor',
      { heldBy: colleague },
      {
        approve: 'claim_taken',
        askAgain: 'claim_taken',
        decline: 'claim_taken',
        take: 'claim_taken',
        assign: null,
        seeEvidence: null,
      },
    ],
    [
      'the own lease keeps nobody from deciding',
      'agent',
      { heldBy: me },
      { approve: null, askAgain: null, decline: null, take: null, assign: no, seeEvidence: null },
    ],
  ])('%s', (_, role, claim, expected) => {
    expect(whyNot(claim, person(role))).toEqual(expected)
  })

  test.each(claimStates.filter((state) => state !== 'waiting'))(
    'a claim that is %s can only be looked at',
    (state) => {
      const closed = 'claim_not_open'
      expect(whyNot({ state }, person('supervisor'))).toEqual({
        approve: closed,
        askAgain: closed,
        decline: closed,
        take: closed,
        assign: closed,
        seeEvidence: null,
      })
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
          const abilities = abilitiesOf({ state, hasPrize, heldBy }, who)
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
