import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../contract/access.ts'
import { claimActions, type ClaimAction } from '../../contract/claims.ts'
import { claimHold, claimReverse } from '../../contract/claim-work.ts'
import { codeFind } from '../../contract/codes.ts'
import { pictureRead } from '../../contract/evidence.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import type { ProblemId } from '../../contract/problems.ts'
import type { Person } from '../../contract/session.ts'
import { shipmentPack } from '../../contract/shipments.ts'
import {
  approve,
  askAgain,
  decline,
  loadCodes,
  newKey,
  readClaim,
  redeem,
} from '../../tests/support/acts.ts'
import { letExpire } from '../../tests/support/expired.ts'
import { physicalPrize } from '../../tests/support/factories.ts'
import { stepOf } from '../../tests/support/parcels.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { ProblemError } from '../http/problem.ts'
import type { Route } from '../http/route.ts'
import { prizeDesk } from '../prizes/award.ts'
import { shipmentDesk } from '../shipments/desk.ts'
import { permissionsOf } from '../staff/permissions.ts'
import type { Transaction } from '../storage/tables.ts'
import { presentClaim } from './claim-view.ts'
import { decisionRoutes } from './decision/endpoints.ts'
import { reopenRoutes } from './decision/reopen-expired.ts'
import { undoRoutes } from './decision/undo.ts'
import { giveLease } from './leases.ts'
import { noteRoutes } from './notes/endpoints.ts'
import type { LawNeeds } from './standing.ts'
import { getClaim } from './store.ts'
import { leaseRoutes } from './work/lease-endpoints.ts'
import { workRoutes } from './work/endpoints.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const now = new Date('2026-03-12T02:00:05Z')

const desk = fileDesk({ undoSeconds: 30 })
const supervisor = desk.staff('supervisor')
let me: Somebody
let colleague: Somebody
let routes: Route[]
let law: LawNeeds
beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('codes')
  await desk.addPromotion('goods', { prizes: [physicalPrize] })
  await desk.addPromotion('laptops', { prizes: [{ ...physicalPrize, categories: ['laptop'] }] })
  ;[me, colleague] = [await desk.as('agent'), await desk.as('agent')]
  const withPrizes = { ...desk.ports, prizeDesk: prizeDesk({ ...desk.ports, shipmentDesk }) }
  law = withPrizes
  routes = [
    ...workRoutes(withPrizes),
    ...leaseRoutes(withPrizes),
    ...decisionRoutes(withPrizes),
    ...undoRoutes(withPrizes),
    ...reopenRoutes(withPrizes),
    ...noteRoutes(withPrizes),
  ]
})

/** Claims in every state and hold, and by whose decision. */
const situations: Record<string, () => Promise<string>> = {
  waiting: () => arrive(),
  'waiting, with no prize for it': () => arrive({ promotion: 'laptops' }),
  'on hold': () => held('2026-03-20'),
  'with a hold that has ended': () => held('2026-03-11'),
  'asked again by a colleague': () => decided(askAgain, colleague),
  'expired after a question of a colleague': () => expired(colleague),
  'declined by a colleague': () => decided(decline, colleague),
  'approved by a colleague': () => decided(approve, colleague),
  'approved by this person a moment ago': () => decided(approve, me),
  'declined by this person a moment ago': () => decided(decline, me),
  'declined by this person yesterday': () => decided(decline, me, '2026-03-11T02:00:00Z'),
  'approved by this person a moment ago, and its code looked up since': () => lookedUp('CODE-0001'),
  'approved by this person, whose reversal waits for a second person': async () => {
    const number = await lookedUp('CODE-0002')
    const { version } = await readClaim(supervisor, number)
    const body = { because: 'It was wrong' }
    await supervisor.call(claimReverse, {
      params: { number },
      version,
      idempotencyKey: newKey(),
      body,
    })
    return number
  },
  'approved by a colleague, with its parcel packed': async () => {
    const number = await arrive({ promotion: 'goods' })
    await approve(colleague, number)
    await supervisor.call(shipmentPack, await stepOf(supervisor, number))
    return number
  },
}

async function expired(asker: Somebody) {
  const number = await decided(askAgain, asker)
  await letExpire(desk, number)
  return number
}

/** Approved with a code that somebody then had to search for. */
async function lookedUp(code: string) {
  await loadCodes(supervisor, 'codes', [code])
  const number = await arrive({ promotion: 'codes' })
  desk.at('2026-03-12T02:00:00Z')
  await approve(me, number)
  await supervisor.call(codeFind, { body: { code } })
  return number
}

async function arrive(intake: Parameters<typeof redeem>[1] = {}) {
  desk.at('2026-03-10T02:00:00Z')
  return redeem(desk, intake)
}

async function held(until: string) {
  const number = await arrive()
  const { version } = await readClaim(me, number)
  await me.call(claimHold, { params: { number }, version, body: { until, because: 'To ask' } })
  return number
}

async function decided(how: typeof approve, who: Somebody, at = '2026-03-12T02:00:00Z') {
  const number = await arrive()
  desk.at(at)
  await how(who, number)
  return number
}

/** Who is at the claim, if anybody. */
const leases: Record<string, (tx: Transaction, claimId: string) => Promise<void>> = {
  'nobody is at': async () => {},
  'they are at': (tx, claimId) => giveLease(tx, claimId, me.id, now),
  'a colleague is at': (tx, claimId) => giveLease(tx, claimId, colleague.id, now),
  'a colleague was at': (tx, claimId) =>
    giveLease(tx, claimId, colleague.id, new Date('2026-03-12T01:00:00Z')),
}

/** How each action is asked for; seeing the evidence is a permission, and so no command. */
const asked = (): Record<
  Exclude<ClaimAction, 'seeEvidence'>,
  [endpoint: string, body?: object]
> => ({
  approve: ['claimApprove', { internalNote: null, marks: [], overrideReason: 'x', seal: null }],
  askAgain: ['claimAskAgain', { ...saying('invoice_no_product_name'), addition: null }],
  decline: ['claimDecline', saying('final_model')],
  take: ['claimTake'],
  takeOver: ['claimTakeOver'],
  assign: ['claimAssign', { assignee: null }],
  handOver: ['claimHandOver', { to: colleague.id, note: null }],
  hold: ['claimHold', { until: '2026-03-21', because: 'To ask' }],
  endHold: ['claimEndHold'],
  skip: ['claimSkip', { because: 'A language I do not read' }],
  undo: ['claimUndo'],
  reverse: ['claimReverse', { because: 'It was wrong' }],
  reopen: ['claimReopen', { because: 'They wrote to us' }],
  note: ['noteAdd', { text: 'To ask', mentions: [], place: null }],
  watch: ['claimWatch'],
})

function saying(reason: string) {
  return { reasons: [reason], internalNote: null, marks: [], seal: null }
}

type Answer = ProblemId | 'done'

/** What a command answers; the claim is afterwards as it was. */
async function answerOf(tx: Transaction, action: ClaimAction, number: string, person: Person) {
  if (action === 'seeEvidence') return mayCall(pictureRead, person) ? 'done' : 'not_permitted'
  const [name, body] = asked()[action]
  const route = routes.find(({ endpoint }) => endpoint.name === name)
  if (!route) throw new Error(`${name} has no route`)
  if (!mayCall(route.endpoint, person)) return 'not_permitted'
  const { version } = await getClaim(tx, number)
  const call = { tx, params: { number }, body, person, now, version, key: 'key' }
  await sql`savepoint before_it`.execute(tx)
  try {
    // What this endpoint is given, as `serve` would have read it.
    await route.handle(call as never, undefined as never)
    return 'done'
  } catch (error) {
    if (error instanceof ProblemError) return error.id
    throw error
  } finally {
    await sql`rollback to savepoint before_it`.execute(tx)
  }
}

const mayCall = ({ access }: Endpoint, { permissions }: Person) =>
  permissions.some((permission) => permission === access)

type Answers = Record<ClaimAction, Answer>

/** What each action was answered with, over all claims. */
const seen = new Map(claimActions.map((action) => [action, new Set<Answer>()]))

/** What a person is told of a claim, and what happens when they try it all the same. */
async function saidAndDone(number: string, lease: (typeof leases)[string], person: Person) {
  const tellAndTry = async (tx: Transaction) => {
    const claim = await getClaim(tx, number)
    await lease(tx, claim.id)
    const { abilities } = await presentClaim(tx, law, claim, person, now)
    const said: Partial<Answers> = {}
    const done: Partial<Answers> = {}
    for (const action of claimActions) {
      const { isAllowed, why } = abilities[action]
      said[action] = isAllowed ? 'done' : (why ?? 'done')
      const answer = await answerOf(tx, action, number, person)
      done[action] = answer
      seen.get(action)?.add(answer)
    }
    return { said, done }
  }
  // Nothing of it is kept: the next one meets the claim as it was.
  const tx = await desk.database.startTransaction().execute()
  try {
    return await tellAndTry(tx)
  } finally {
    await tx.rollback().execute()
  }
}

describe.each(Object.entries(situations))('of a claim %s', (_, make) => {
  let number: string
  beforeAll(async () => {
    number = await make()
  })

  test.each(
    Object.entries(leases).flatMap(([who, lease]) =>
      roles.map((role) => [role, who, lease] as const),
    ),
  )('whatever the %s is told is what happens, when %s it', async (role, _who, lease) => {
    const person: Person = {
      id: me.id,
      name: 'Ayu',
      email: 'ayu@desk.test',
      roles: [role],
      permissions: permissionsOf([role]),
    }
    const { said, done } = await saidAndDone(number, lease, person)
    expect(done).toEqual(said)
  })
})

test('every action was done by somebody, and refused for every reason there is', () => {
  expect(Object.fromEntries(seen)).toEqual({
    approve: answers('claim_not_open', 'claim_taken', 'no_prize_fits'),
    askAgain: answers('claim_not_open', 'claim_taken'),
    decline: answers('claim_not_open', 'claim_taken'),
    take: answers('claim_not_open', 'claim_taken'),
    takeOver: answers('claim_not_open'),
    assign: answers('claim_not_open'),
    handOver: answers('claim_not_open', 'claim_taken'),
    hold: answers('claim_not_open', 'claim_taken'),
    endHold: answers('claim_not_open', 'claim_taken', 'not_on_hold'),
    skip: answers('claim_not_open', 'claim_taken'),
    undo: answers('nothing_to_undo', 'undo_too_late'),
    reverse: answers('nothing_to_undo', 'prize_on_its_way', 'sign_off_asked'),
    reopen: answers('not_expired'),
    note: answers(),
    watch: answers(),
    seeEvidence: answers(),
  })
})

const answers = (...refusals: Answer[]) => new Set<Answer>(['done', 'not_permitted', ...refusals])
