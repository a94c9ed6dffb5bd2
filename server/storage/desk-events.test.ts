import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { promotionChange, promotionCreate } from '../../contract/promotion-changes.ts'
import { staffInvite, staffInviteAgain } from '../../contract/staff.ts'
import { changeStaff } from '../../tests/support/sign-offs.ts'
import { promotionTerms } from '../../tests/support/factories.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const administrator = desk.staff('administrator')

const actsOn = (subject: string) =>
  desk.database
    .selectFrom('desk_events')
    .select(['actor_id', 'kind', 'before', 'after', 'at'])
    .where('subject', '=', subject)
    .orderBy('id')
    .execute()

const invite = async () => {
  const email = `${desk.ports.ids.next()}@desk.test`
  const body = { name: 'Budi', email, roles: ['agent' as const] }
  return administrator.call(staffInvite, { body })
}

test('a promotion that is added and changed leaves who did it, when, and how it stood', async () => {
  const terms = promotionTerms()
  await administrator.call(promotionCreate, { body: { id: 'spring', terms } })
  const changed = { ...terms, redeemLimitPerEmail: 2 }
  const params = { id: 'spring' }
  await administrator.call(promotionChange, { params, version: 1, body: changed })
  const at = new Date('2026-03-10T02:00:00Z')
  expect(await actsOn('spring')).toEqual([
    { actor_id: administrator.id, kind: 'promotion_added', before: null, after: terms, at },
    { actor_id: administrator.id, kind: 'promotion_changed', before: terms, after: changed, at },
  ])
})

test('what was refused leaves no trace', async () => {
  const call = administrator.call(promotionChange, {
    params: { id: 'spring' },
    version: 1,
    body: promotionTerms(),
  })
  expect((await refusal(call)).id).toBe('promotion_changed')
  expect(await actsOn('spring')).toHaveLength(2)
})

test('an account leaves its invitations, its roles and its end, and never a link', async () => {
  const { staff, link } = await invite()
  const params = { id: staff.id }
  const again = await administrator.call(staffInviteAgain, { params })
  await changeStaff(administrator, staff.id, { roles: ['supervisor'] })
  await changeStaff(administrator, staff.id, { isDisabled: true })
  const acts = await actsOn(staff.id)
  const agent = { name: 'Budi', roles: ['agent'], isDisabled: false }
  const supervisor = { ...agent, roles: ['supervisor'] }
  expect(acts.map(({ kind, before, after }) => ({ kind, before, after }))).toEqual([
    { kind: 'staff_invited', before: null, after: agent },
    { kind: 'staff_invited_again', before: agent, after: agent },
    { kind: 'staff_changed', before: agent, after: supervisor },
    { kind: 'staff_changed', before: supervisor, after: { ...supervisor, isDisabled: true } },
  ])
  for (const made of [link, again.link]) {
    expect(JSON.stringify(acts)).not.toContain(made?.split('#')[1])
  }
})

test.each([
  sql`update desk_events set subject = 'x'`,
  sql`delete from desk_events`,
  sql`truncate desk_events`,
  sql`truncate staff cascade`,
])('what was written down stays', async (statement) => {
  await invite()
  await expect(statement.execute(desk.database)).rejects.toThrow(/history cannot be changed|stays/)
})
