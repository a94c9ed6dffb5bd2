import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { claimApprove, claimAskAgain, claimDecline } from '../../../contract/decisions.ts'
import { claimAssign, claimLeave, claimTake } from '../../../contract/claims.ts'
import type { ClaimState } from '../../../contract/claim-words.ts'
import type { ProblemId } from '../../../contract/problems.ts'
import {
  shipmentDeliver,
  shipmentReturn,
  shipmentShip,
  type ShipmentState,
} from '../../../contract/shipments.ts'
import { newKey, readClaim, redeem, redeemAgain } from '../../../tests/support/acts.ts'
import type { Somebody } from '../../../tests/support/desk.ts'
import { physicalPrize } from '../../../tests/support/factories.ts'
import { ApiProblem } from '../../../contract/client.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
let people: Somebody[]
beforeAll(async () => {
  people = [await desk.as('supervisor'), await desk.as('supervisor')]
  await desk.addPromotion('physical', { prizes: [physicalPrize] })
})

/** What a claim must be, told without a database. */
interface Model {
  version: number
  state: ClaimState
  attempt: number
  parcel: ShipmentState | null
  heldBy: number | null
}

interface Act {
  /** Index of who acts. */
  who: number
  /** Whether they saw the claim as it is now. */
  isStale: boolean
  kind: keyof typeof acts
}

const acts = {
  approve: (who: Somebody, call: Call) =>
    who.call(claimApprove, { ...call, body: { overrideReason: 'whatever is tried' } }),
  askAgain: (who: Somebody, call: Call) =>
    who.call(claimAskAgain, { ...call, body: { reasons: ['photo_unreadable'] } }),
  decline: (who: Somebody, call: Call) =>
    who.call(claimDecline, { ...call, body: { reasons: ['final_model'] } }),
  assign: (who: Somebody, { params, version }: Call) =>
    who.call(claimAssign, { params, version, body: { assignee: who.id } }),
  take: (who: Somebody, { params }: Call) => who.call(claimTake, { params }),
  leave: (who: Somebody, { params }: Call) => who.call(claimLeave, { params }),
  again: (_: Somebody, { params }: Call) => redeemAgain(desk, params.number),
  ship: (who: Somebody, call: Call) =>
    who.call(shipmentShip, {
      ...call,
      body: { carrier: 'jne', trackingNumbers: ['JNE12345678'], shippedOn: '2026-03-10' },
    }),
  deliver: (who: Somebody, call: Call) =>
    who.call(shipmentDeliver, { ...call, body: { deliveredOn: '2026-03-10' } }),
  return: (who: Somebody, call: Call) =>
    who.call(shipmentReturn, { ...call, body: { because: 'x' } }),
}

interface Call {
  params: { number: string }
  version: number
  idempotencyKey: string
}

const expectsVersion = (kind: Act['kind']) => !['take', 'leave', 'again'].includes(kind)

/** Moves the model, or says with which problem the act must be refused. */
function expected(model: Model, { who, isStale, kind }: Act): ProblemId | Model {
  if (isStale && expectsVersion(kind)) return 'claim_changed'
  const stepped = { ...model, version: model.version + 1 }
  switch (kind) {
    case 'approve':
    case 'askAgain':
    case 'decline': {
      if (model.state !== 'waiting') return 'claim_not_open'
      if (model.heldBy !== null && model.heldBy !== who) return 'claim_taken'
      const state = (
        { approve: 'approved', askAgain: 'asked_again', decline: 'declined' } as const
      )[kind]
      return { ...stepped, state, heldBy: null, parcel: kind === 'approve' ? 'to_pack' : null }
    }
    case 'assign':
      return model.state === 'waiting' ? stepped : 'claim_not_open'
    case 'take':
      if (model.state !== 'waiting') return 'claim_not_open'
      return model.heldBy === null || model.heldBy === who
        ? { ...model, heldBy: who }
        : 'claim_taken'
    case 'leave':
      return model.heldBy === who ? { ...model, heldBy: null } : model
    case 'again':
      if (model.state !== 'asked_again') return 'not_asked_again'
      return { ...stepped, state: 'waiting', attempt: model.attempt + 1 }
    default: {
      if (model.parcel === null) return 'not_found'
      const from = { ship: ['to_pack', 'returned'], deliver: ['shipped'], return: ['shipped'] }[
        kind
      ]
      if (!from.includes(model.parcel)) return 'shipment_not_there'
      const to = ({ ship: 'shipped', deliver: 'delivered', return: 'returned' } as const)[kind]
      return { ...stepped, parcel: to }
    }
  }
}

async function outcome(call: Promise<unknown>): Promise<ProblemId | null> {
  try {
    await call
    return null
  } catch (error) {
    if (error instanceof ApiProblem) return error.problem.id
    throw error
  }
}

/** Whatever is wrong in the books, over all claims. */
async function wrongInTheBooks(): Promise<string[]> {
  const { rows } = await sql<{ wrong: string }>`
    select 'a step that caused a mail and has none' as wrong from events e
      where e.kind not in ('claim_assigned', 'shipment_returned')
        and not exists (select from mails m where (m.claim_id, m.version) = (e.claim_id, e.version))
    union all
    select 'a mail of a step that causes none' from mails m join events e using (claim_id, version)
      where e.kind in ('claim_assigned', 'shipment_returned')
    union all
    select 'more or fewer steps than versions' from claims c
      where c.version <> (select count(*) from events e where e.claim_id = c.id)
    union all
    select 'a prize without an approval, or the other way' from claims c
      where (c.state = 'approved') <> exists (select from prizes p where p.claim_id = c.id)
    union all
    select 'an attempt before the last without its decision' from claims c join attempts a
      on a.claim_id = c.id and a.number < c.attempt
      where not exists (select from decisions d where (d.claim_id, d.attempt) = (a.claim_id, a.number))
    union all
    select 'a lease on a decided claim' from claims c join leases l on l.claim_id = c.id
      where c.state <> 'waiting'
  `.execute(desk.database)
  return rows.map(({ wrong }) => wrong)
}

const anyAct: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(1),
  isStale: fc.constantFrom(false, false, false, true),
  kind: fc.constantFrom(...(Object.keys(acts) as Act['kind'][])),
})

test('whatever is tried in whatever order, a claim goes the ways it can go, and tells them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 25 }), async (tried) => {
      const number = await redeem(desk, { promotion: 'physical' })
      let model: Model = { version: 1, state: 'waiting', attempt: 1, parcel: null, heldBy: null }
      for (const act of tried) {
        const should = expected(model, act)
        const did = await outcome(
          acts[act.kind](people[act.who] ?? expect.fail(), {
            params: { number },
            version: model.version + (act.isStale ? -1 : 0),
            idempotencyKey: newKey(),
          }),
        )
        expect(did, JSON.stringify({ act, model })).toBe(typeof should === 'string' ? should : null)
        if (typeof should !== 'string') model = should
      }
      const claim = await readClaim(people[0] ?? expect.fail(), number)
      expect(claim).toMatchObject({ version: model.version, state: model.state })
      expect(claim.attempts).toHaveLength(model.attempt)
      expect(claim.history.map(({ version }) => version)).toEqual(
        Array.from({ length: model.version }, (_, index) => model.version - index),
      )
    }),
    { numRuns: 40 },
  )
  expect(await wrongInTheBooks()).toEqual([])
})
