import { beforeEach, expect, test } from 'vitest'
import { alertList, alertSeen } from '../../contract/alerts.ts'
import { reassignClaims } from '../../contract/reassign.ts'
import { askAgain, decline, newKey, redeem, redeemAgain } from '../../tests/support/acts.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { MailRefused, type OutgoingMail } from '../ports.ts'
import { createWorker } from '../worker.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk(() => ({
  mailer: {
    send: async (mail) => {
      if (refuse && mail.to.endsWith('@desk.test')) throw refuse()
      sent.push(mail)
    },
  },
}))
let agent: Somebody
let supervisor: Somebody
let sent: OutgoingMail[] = []
let refuse: (() => Error) | null = null
let number: string

const staffMails = () => sent.filter(({ to }) => to.endsWith('@desk.test'))

beforeEach(async () => {
  refuse = null
  sent = []
  for (const table of ['alerts', 'staff_mails'] as const) {
    await desk.database.deleteFrom(table).execute()
  }
  await desk.database
    .updateTable('desk')
    .set({ value: '1970-01-01' })
    .where('key', 'in', ['alerted-on', 'weekly-on'])
    .execute()
  await desk.database.updateTable('staff').set({ is_disabled: true }).execute()
  agent = await desk.as('agent')
  supervisor = await desk.as('supervisor')
  const id = `p-${newKey()}`
  await desk.addPromotion(id, { name: 'Jakarta', calendars: ['TW'], zone: 'Asia/Taipei' })
  // Received on a Monday: due soon on 13 May, due on 22 May 2026.
  desk.at('2026-05-04T02:00:00Z')
  number = await redeem(desk, { promotion: id })
  await decideOthers()
  sent = []
})

/** The desk’s own machinery, as a process that was just started. */
async function tickAt(instant: string): Promise<void> {
  desk.at(instant)
  await (await createWorker(desk.ports)).tick()
}

const alertMails = () => staffMails().filter(({ subject }) => subject.includes('overdue'))

test('nothing leaves before it concerns anybody', async () => {
  await tickAt('2026-05-12T02:00:00Z')
  expect(alertMails()).toEqual([])
})

test('a claim that is nobody’s becomes due soon: supervisors are told once, as one digest', async () => {
  await tickAt('2026-05-13T02:00:00Z')
  await tickAt('2026-05-13T05:00:00Z')
  await tickAt('2026-05-14T02:00:00Z')
  expect(alertMails()).toMatchObject([{ subject: 'Redeem Desk: 0 overdue, 1 due soon' }])
  expect(alertMails()[0]?.text).toBe(`Unassigned: 1\n  ${number}  due on 2026-05-22  Jakarta`)
})

test('overdue is another breach, told once more', async () => {
  await tickAt('2026-05-13T02:00:00Z')
  await tickAt('2026-05-22T09:00:00Z')
  expect(alertMails()).toHaveLength(1)
  await tickAt('2026-05-25T02:00:00Z')
  await tickAt('2026-05-26T02:00:00Z')
  expect(alertMails().map(({ subject }) => subject)).toEqual([
    'Redeem Desk: 0 overdue, 1 due soon',
    'Redeem Desk: 1 overdue, 0 due soon',
  ])
})

test.each([
  ['before work', '2026-05-13T00:59:00Z'],
  ['after work', '2026-05-13T10:00:00Z'],
  ['on a Saturday', '2026-05-16T02:00:00Z'],
  // Dragon Boat Festival.
  ['on a day off', '2026-06-19T02:00:00Z'],
])('nothing leaves %s', async (_when, instant) => {
  await tickAt(instant)
  expect(staffMails()).toEqual([])
})

test('whoever it is given to is told, and the supervisor is not', async () => {
  await supervisor.call(reassignClaims, {
    idempotencyKey: newKey(),
    body: {
      from: {},
      to: { kind: 'person', id: agent.id },
      because: null,
      atMost: 500,
    },
  })
  await desk.database.deleteFrom('alerts').execute()
  await tickAt('2026-05-13T02:00:00Z')
  const { email } = await desk.database
    .selectFrom('staff')
    .select('email')
    .where('id', '=', agent.id)
    .executeTakeFirstOrThrow()
  expect(alertMails().map(({ to }) => to)).toEqual([email])
  const forAgent = await agent.call(alertList, {})
  expect(forAgent.mine.due_soon).toBeGreaterThan(0)
  expect((await supervisor.call(alertList, {})).mine).toEqual({ overdue: 0, due_soon: 0 })
})

test('in the app it stands until it is seen, or decided', async () => {
  await tickAt('2026-05-13T02:00:00Z')
  const { nobodys, upTo } = await supervisor.call(alertList, {})
  expect(nobodys).toEqual({ overdue: 0, due_soon: 1 })
  expect((await agent.call(alertList, {})).upTo).toBeNull()
  await supervisor.call(alertSeen, { body: { upTo: upTo ?? '' } })
  expect(await supervisor.call(alertList, {})).toMatchObject({
    nobodys: { due_soon: 0 },
    upTo: null,
  })
  await tickAt('2026-05-25T02:00:00Z')
  expect((await supervisor.call(alertList, {})).nobodys.overdue).toBe(1)
  await decline(agent, number)
  expect((await supervisor.call(alertList, {})).nobodys.overdue).toBe(0)
})

/** Of the claims of the tests before none is left open. */
async function decideOthers(): Promise<void> {
  const others = await desk.database
    .selectFrom('claims')
    .select('number')
    .where('state', '=', 'waiting')
    .where('number', '<>', number)
    .execute()
  for (const other of others) await decline(agent, other.number)
}

test('another attempt is another clock, and told of anew', async () => {
  await tickAt('2026-05-13T02:00:00Z')
  await askAgain(agent, number)
  desk.at('2026-06-01T02:00:00Z')
  await redeemAgain(desk, number)
  sent = []
  await tickAt('2026-06-10T02:00:00Z')
  expect(alertMails()).toHaveLength(1)
})

test('a week is told of on its first working day, once, to supervisors', async () => {
  await decline(agent, number)
  sent = []
  await tickAt('2026-05-11T02:00:00Z')
  await tickAt('2026-05-12T02:00:00Z')
  const weekly = staffMails().filter(({ subject }) => subject.includes(' to '))
  expect(weekly.map(({ subject }) => subject)).toEqual(['Redeem Desk: 2026-05-04 to 2026-05-10'])
  expect(weekly[0]?.text).toContain('decisions')
})

test('a mail server that is away is asked again; one that refuses for good is not', async () => {
  refuse = () => new Error('away')
  await tickAt('2026-05-13T02:00:00Z')
  expect(staffMails()).toEqual([])
  refuse = null
  await tickAt('2026-05-13T02:03:00Z')
  expect(alertMails()).toHaveLength(1)

  refuse = () => new MailRefused('550 no such user', true)
  await tickAt('2026-05-25T02:00:00Z')
  refuse = null
  await tickAt('2026-05-25T08:00:00Z')
  expect(alertMails()).toHaveLength(1)
})
