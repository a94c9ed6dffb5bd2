import { describe, expect, test } from 'vitest'
import { staffChange, staffInvite, staffInviteAgain, staffList } from '../../contract/staff.ts'
import { changeStaff, signOff } from '../../tests/support/sign-offs.ts'
import { faultsOf, refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const administrator = desk.staff('administrator')

type Change = { name?: string; roles?: ['agent']; isDisabled?: boolean }

const change = (id: string, body: Change) => changeStaff(administrator, id, body)

const invite = (email: string, name = 'New Colleague') =>
  administrator.call(staffInvite, { body: { name, email, roles: ['agent', 'supervisor'] } })

describe('an account', () => {
  test('is made for an e-mail once, whatever its case', async () => {
    const { staff } = await invite('Twice@desk.test')
    expect(staff).toMatchObject({
      name: 'New Colleague',
      email: 'Twice@desk.test',
      roles: ['agent', 'supervisor'],
      isDisabled: false,
      hasPassword: false,
    })
    expect((await refusal(invite('twice@DESK.test'))).id).toBe('staff_exists')
  })

  test('is refused with everything that is wrong with it', async () => {
    const body = { name: ' ', email: 'nobody', roles: ['agent', 'agent'] as never }
    expect(await faultsOf(administrator.call(staffInvite, { body }))).toEqual([
      'email: wrong_form',
      'name: required',
      'roles: repeated',
    ])
    expect(
      await faultsOf(
        administrator.call(staffInvite, {
          body: { name: 'A', email: 'a@desk.test', roles: ['boss'] as never },
        }),
      ),
    ).toEqual(['roles.0: not_one_of'])
  })

  test('changes in what is said and in nothing else', async () => {
    const { staff } = await invite('changing@desk.test')
    const renamed = await change(staff.id, { name: 'Renamed' })
    expect(renamed).toEqual({ ...staff, name: 'Renamed', version: 3 })
    const narrowed = await change(staff.id, { roles: ['agent'] })
    expect(narrowed).toEqual({ ...staff, name: 'Renamed', roles: ['agent'], version: 4 })
    expect(await change(staff.id, {})).toMatchObject({ ...narrowed, version: 5 })
    const disabled = { ...narrowed, isDisabled: true, version: 6 }
    expect(await change(staff.id, { isDisabled: true })).toEqual(disabled)
    expect(await change(staff.id, { isDisabled: false })).toEqual({ ...narrowed, version: 7 })
    expect(await faultsOf(change(staff.id, { roles: [] as never }))).toEqual(['roles: required'])
  })

  test('that a colleague changed meanwhile stays as they left it', async () => {
    const { staff } = await invite('meanwhile@desk.test')
    const changeAt = (version: number, name: string) =>
      administrator.call(staffChange, { params: { id: staff.id }, version, body: { name } })
    const seen = (await administrator.call(staffList, {})).find(({ id }) => id === staff.id)
    const version = seen?.version ?? 0
    await changeAt(version, 'First')
    expect(await refusal(changeAt(version, 'Second'))).toMatchObject({
      id: 'staff_changed',
      status: 412,
      version: version + 1,
    })
    const now = await administrator.call(staffList, {})
    expect(now.find(({ id }) => id === staff.id)).toMatchObject({ name: 'First' })
  })

  test('that is not there is not found', async () => {
    const id = '0190a000-0000-7000-8000-000000000009'
    expect((await refusal(change(id, { name: 'Nobody' }))).id).toBe('not_found')
    const link = administrator.call(staffInviteAgain, { params: { id } })
    expect((await refusal(link)).id).toBe('not_found')
  })

  test('stands in the list by name', async () => {
    await invite('zoe@desk.test', 'Aaron First')
    const names = (await administrator.call(staffList, {})).map(({ name }) => name)
    expect(names[0]).toBe('Aaron First')
    expect(names).toEqual(names.toSorted())
  })
})

describe('the last administrator', () => {
  test('is neither disabled nor made something else, not even by themselves', async () => {
    expect((await refusal(change(administrator.id, { isDisabled: true }))).id).toBe(
      'last_administrator',
    )
    expect((await refusal(change(administrator.id, { roles: ['agent'] }))).id).toBe('own_account')
    const me = (await administrator.call(staffList, {})).find(({ id }) => id === administrator.id)
    expect(me).toMatchObject({ roles: ['administrator'], isDisabled: false })
  })

  test('can go once there is another, and comes back by two', async () => {
    const second = await desk.as('administrator', 'agent')
    await change(administrator.id, { isDisabled: true })
    const back = await changeStaff(second, administrator.id, { isDisabled: false })
    expect(back).toMatchObject({ isDisabled: true, pending: [{ kind: 'staff_changed' }] })
    await signOff(await desk.as('supervisor'), 'staff_changed')
    await changeStaff(administrator, second.id, { roles: ['agent'] })
    const left = change(administrator.id, { isDisabled: true })
    expect((await refusal(left)).id).toBe('last_administrator')
  })

  test('is counted without those who are disabled', async () => {
    const disabled = await desk.as('administrator')
    await change(disabled.id, { isDisabled: true })
    const left = change(administrator.id, { isDisabled: true })
    expect((await refusal(left)).id).toBe('last_administrator')
  })
})
