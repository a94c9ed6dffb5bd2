import { expect, test } from 'vitest'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { claimList, claimNext } from '../../contract/queue.ts'
import { workloadChange, workloadList } from '../../contract/reassign.ts'
import { sharingChange } from '../../contract/sharing.ts'
import { keptSharingTerms } from '../../server/supervision/sharing-store.ts'
import { newKey, redeem } from '../support/acts.ts'
import { claimIntake } from '../support/factories.ts'
import { jpeg } from '../support/pictures.ts'
import { fileRaceDesk } from './race-desk.ts'

/** Claims that come at once, while several processes give them to people and people take some. */
const desk = fileRaceDesk()

const cap = 5

test('of claims that come at once each person gets as many, none more than their limit', async () => {
  await desk.addPromotion('rush')
  const supervisor = await desk.as('supervisor')
  const agents = await Promise.all(Array.from({ length: 4 }, () => desk.as('agent')))
  for (const { id, name } of await supervisor.call(workloadList, {})) {
    await supervisor.call(workloadChange, {
      params: { id },
      body: {
        languages: [],
        cap: name === 'agent' ? cap : 0,
        absentFrom: null,
        absentUntil: null,
      },
    })
  }
  await supervisor.call(sharingChange, { body: { rule: 'even', isByLanguage: true } })
  const picture = await jpeg(40)
  const redeemOne = (n: number) =>
    desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake({ promotion: 'rush', registration: { serialNumber: `RUSH-${n}X` } }),
      files: { invoice: picture, serialPhoto: picture },
      idempotencyKey: newKey(),
    })
  const given = async () =>
    (await supervisor.call(workloadList, {}))
      .filter(({ name }) => name === 'agent')
      .map(({ open }) => open)

  await Promise.all([
    ...Array.from({ length: 14 }, (_, n) => redeemOne(n)),
    ...Array.from({ length: 6 }, () => desk.serveWaiting()),
  ])
  await Promise.all(Array.from({ length: 4 }, () => desk.serveWaiting()))
  expect((await given()).toSorted()).toEqual([3, 3, 4, 4])

  const taken = agents.map((agent) =>
    agent.call(claimNext, { query: { promotion: 'rush', assignee: 'nobody' }, body: {} }),
  )
  await Promise.all([
    ...Array.from({ length: 14 }, (_, n) => redeemOne(14 + n)),
    ...taken,
    ...Array.from({ length: 6 }, () => desk.serveWaiting()),
  ])
  await Promise.all(Array.from({ length: 4 }, () => desk.serveWaiting()))
  expect(await given()).toEqual([cap, cap, cap, cap])
  // Each claim was given once, or nobody was found once, or somebody has it open already.
  const each = await stepsOfEach()
  expect(each).toHaveLength(28)
  expect(each.filter(({ steps, leases }) => steps > 1 || steps + leases === 0)).toEqual([])
})

test('while one process shares out, others wait for their turn, and members for none', async () => {
  await desk.addPromotion('turns')
  const supervisor = await desk.as('supervisor')
  const agent = await desk.as('agent')
  await supervisor.call(sharingChange, { body: { rule: 'load', isByLanguage: false } })
  const owners = async () => {
    const query = { view: 'to_review', promotion: 'turns' } as const
    const { items } = await agent.call(claimList, { query })
    return items.map(({ assignee }) => assignee?.name ?? null)
  }
  await desk.database.transaction().execute(async (tx) => {
    await keptSharingTerms.lockIfFree(tx)
    await redeem(desk, { promotion: 'turns' })
    await desk.serveWaiting()
    expect(await owners()).toEqual([null])
  })
  await desk.serveWaiting()
  expect(await owners()).not.toContain(null)
})

const stepsOfEach = () =>
  desk.database
    .selectFrom('claims')
    .select((claims) => [
      'claims.number',
      claims
        .selectFrom('events')
        .select((events) => events.fn.countAll<number>().as('count'))
        .whereRef('events.claim_id', '=', 'claims.id')
        .where('events.kind', '=', 'claim_assigned')
        .$asScalar()
        .$notNull()
        .as('steps'),
      claims
        .selectFrom('leases')
        .select((leases) => leases.fn.countAll<number>().as('count'))
        .whereRef('leases.claim_id', '=', 'claims.id')
        .$asScalar()
        .$notNull()
        .as('leases'),
    ])
    .execute()
