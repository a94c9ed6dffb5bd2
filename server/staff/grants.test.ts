import { beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../contract/access.ts'
import { staffInvite, staffInviteAgain, staffList, welcomeRead } from '../../contract/staff.ts'
import { signOffConfirm } from '../../contract/sign-offs.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { changeStaff, signOff, waitingFor } from '../../tests/support/sign-offs.ts'
import { visitor } from '../../tests/support/visitor.ts'
import type { OutgoingMail } from '../ports.ts'
import { createWorker } from '../worker.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk(() => ({
  mailer: {
    async send(mail) {
      sent.push(mail)
    },
  },
}))
let keeper: Somebody
let sent: OutgoingMail[] = []
let invitations = 0
beforeEach(async () => {
  sent = []
  await desk.database.updateTable('staff').set({ is_disabled: true }).execute()
  await desk.database.updateTable('staff').set({ password_hash: null }).execute()
  keeper = await desk.as('administrator')
})

const invite = (roles: Role[] = ['agent']) =>
  keeper.call(staffInvite, {
    body: { name: 'Camille', email: `camille-${++invitations}@desk.test`, roles },
  })
const deliver = async () => {
  desk.at(new Date(desk.ports.clock.now().getTime() + 61_000).toISOString())
  await (await createWorker(desk.ports)).tick()
}

describe('an account', () => {
  test('begins with two, and its link goes to its owner alone', async () => {
    const second = await desk.as('supervisor')
    const { staff, outcome, link } = await invite()
    expect([outcome, link, staff.isDisabled]).toEqual(['asked', null, true])
    const { link: shown } = await signOff(second, 'staff_invited')
    expect(shown).toBeNull()
    await deliver()
    const mail = sent.find(({ to }) => to === staff.email)
    const token = /welcome#([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''
    expect(await visitor(desk).call(welcomeRead, { body: { token } })).toMatchObject({
      purpose: 'invitation',
      email: staff.email,
    })
    const rows = await desk.database.selectFrom('staff_mails').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('is not the business of whoever it is about', async () => {
    const colleague = await desk.as('administrator')
    await changeStaff(keeper, colleague.id, { roles: ['administrator', 'supervisor'] })
    const [asked] = await waitingFor(colleague, 'staff_changed')
    expect(asked).toMatchObject({ canConfirm: false })
    const own = colleague.call(signOffConfirm, { params: { id: asked?.id ?? '' } })
    expect((await refusal(own)).id).toBe('second_person_needed')
  })

  test('has its roles changed by others only', async () => {
    const both = ['administrator', 'supervisor'] as const
    const own = changeStaff(keeper, keeper.id, { roles: [...both] })
    expect((await refusal(own)).id).toBe('own_account')
  })

  test('gets a link for a new password by two, and its owner is told', async () => {
    const second = await desk.as('supervisor')
    const owner = await desk.as('supervisor')
    const asked = await keeper.call(staffInviteAgain, { params: { id: owner.id } })
    expect(asked).toMatchObject({ outcome: 'asked', link: null })
    await signOff(second, 'staff_link')
    await deliver()
    const { email } = asked.staff
    const mails = sent.filter(({ to }) => to === email).map(({ subject }) => subject)
    expect(mails.toSorted()).toEqual([
      'Redeem Desk: set a new password',
      'Redeem Desk: your account was changed',
    ])
  })

  test('that was changed meanwhile is not changed on what was read before', async () => {
    const owner = await desk.as('agent')
    const read = async () =>
      (await keeper.call(staffList, {})).find(({ id }) => id === owner.id)?.version ?? 0
    const before = await read()
    await changeStaff(keeper, owner.id, { name: 'Renamed' })
    expect(await read()).toBe(before + 1)
  })
})

describe('the second person', () => {
  test('is nobody whose account is new', async () => {
    await desk.as('supervisor')
    const newcomer = await desk.as('supervisor')
    const now = desk.ports.clock.now()
    const joined = (days: number) => new Date(now.getTime() - days * 24 * 3600_000)
    const since = (days: number) =>
      desk.database
        .updateTable('staff')
        .set({ trusted_from: joined(days) })
        .where('id', '=', newcomer.id)
        .execute()
    await invite()
    await since(6.9)
    expect((await refusal(signOff(newcomer, 'staff_invited'))).id).toBe('second_person_new')
    await since(7)
    await expect(signOff(newcomer, 'staff_invited')).resolves.toBeDefined()
  })

  test('is missing where one keeps accounts alone: then it happens, with an alarm', async () => {
    const { outcome, staff } = await invite(['supervisor'])
    expect([outcome, staff.isDisabled]).toEqual(['mailed', false])
    const [own] = await desk.database
      .selectFrom('sign_offs')
      .select(['state', 'alarms'])
      .where('subject', '=', staff.id)
      .execute()
    expect(own).toMatchObject({ state: 'confirmed', alarms: ['alone'] })
  })

  test('is not made missing by disabling them', async () => {
    const other = await desk.as('administrator')
    await changeStaff(keeper, other.id, { isDisabled: true })
    expect((await invite()).outcome).toBe('asked')
    desk.at(new Date(desk.ports.clock.now().getTime() + 8 * 24 * 3600_000).toISOString())
    expect((await invite()).outcome).toBe('mailed')
  })
})
