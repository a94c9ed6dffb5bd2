import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sessionRead, type Persona } from '../../contract/session.ts'
import { personaTake } from '../../contract/sign-in.ts'
import { testDesk, type TestDesk } from '../../tests/support/desk.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { addStaff, findPerson } from './store.ts'

const ayu: Persona = { id: '0190a000-0000-7000-8000-000000000001', name: 'Ayu', roles: ['agent'] }
const dewi: Persona = {
  id: '0190a000-0000-7000-8000-000000000002',
  name: 'Dewi',
  roles: ['administrator'],
}

let demo: TestDesk
let real: TestDesk
/** Whom the visitor of the demo is; a browser would keep it. */
let chosen: string | null = null
beforeAll(async () => {
  real = await testDesk()
  demo = await testDesk({
    identity: ({ database }) => ({
      identify: async () => (chosen ? findPerson(database, chosen) : null),
      begin: async (_tx, staffId) => {
        chosen = staffId
        return new Headers()
      },
      end: async () => new Headers(),
      personas: async () => [ayu, dewi],
    }),
  })
  const at = new Date('2026-03-10T02:00:00Z')
  for (const desk of [demo, real]) {
    for (const { id, name, roles } of [ayu, dewi]) {
      await addStaff(desk.database, { id, name, email: `${name}@desk.test`, roles, at })
    }
  }
})
afterAll(async () => {
  await demo.close()
  await real.close()
})

describe('in the demo', () => {
  test('one can be anybody of the made-up desk, and is told who there is', async () => {
    expect(await demo.memberCenter.call(sessionRead, {})).toMatchObject({
      person: null,
      personas: [ayu, dewi],
    })
    const session = await demo.memberCenter.call(personaTake, { body: { persona: dewi.id } })
    expect(session).toMatchObject({ person: { name: 'Dewi', roles: ['administrator'] } })
    const { person } = await demo.memberCenter.call(sessionRead, {})
    expect(person?.name).toBe('Dewi')
  })

  test('and nobody who is not', async () => {
    const persona = '0190a000-0000-7000-8000-000000000009'
    const call = demo.memberCenter.call(personaTake, { body: { persona } })
    expect((await refusal(call)).id).toBe('not_found')
  })
})

test('anywhere else there are no personas, and nobody becomes one', async () => {
  expect(await real.memberCenter.call(sessionRead, {})).toEqual({
    person: null,
    now: '2026-03-10T02:00:00.000Z',
    preferences: { shortcuts: null, queueColumns: null },
  })
  const call = real.memberCenter.call(personaTake, { body: { persona: ayu.id } })
  expect((await refusal(call)).id).toBe('not_found')
})
