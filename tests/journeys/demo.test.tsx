import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { personas } from '../../mocks/desk/personas.ts'
import { personaIdentity } from '../../mocks/persona-identity.ts'
import { addStaff } from '../../server/staff/store.ts'
import { appTest } from '../support/app.tsx'

/** Whom this tab chose to be. */
let chosen: string | null = null
beforeEach(() => {
  chosen = null
})

const app = appTest(
  async ({ database, ports }) => {
    for (const { id, name, email, roles } of Object.values(personas)) {
      await addStaff(database, { id, name, email, roles, at: ports.clock.now() })
    }
  },
  {
    identity: ({ database }) =>
      personaIdentity(database, {
        get: () => chosen,
        set: (id) => {
          chosen = id
        },
      }),
  },
)

async function goOnAs(user: UserEvent, now: string, next: string): Promise<void> {
  await user.click(await screen.findByRole('button', { name: new RegExp(now) }))
  const menu = await screen.findByRole('menu', { hidden: true })
  await user.click(within(menu).getByRole('menuitem', { name: new RegExp(next), hidden: true }))
}

test('a visitor of the demo is somebody from the start, and goes on as somebody else', async () => {
  const { user, address } = await app.open('/queue')
  await screen.findByRole('button', { name: /Rina Wijaya/ })
  await goOnAs(user, 'Rina Wijaya', 'Budi Santoso')
  await screen.findByRole('heading', { name: 'Dispatch' })
  expect(address()).toBe('/dispatch')
  expect(screen.getByRole('button', { name: /Budi Santoso/ })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Queue' })).toBeNull()
})

test('going on as a colleague with the same rooms shows who one is now', async () => {
  const { user } = await app.open('/queue')
  await goOnAs(user, 'Rina Wijaya', 'Camille Laurent')
  expect(await screen.findByRole('button', { name: /Camille Laurent/ })).toBeVisible()
})

test('signing in offers everybody of the made-up desk', async () => {
  const { user, address } = await app.open('/sign-in?to=%2Fprizes')
  await user.click(await screen.findByRole('button', { name: /Chen Mei-Ling/ }))
  await screen.findByRole('heading', { name: 'Prizes' })
  expect(address()).toBe('/prizes')
})

test('a persona that cannot be taken says why', async () => {
  app.intercept.before = async ({ url }) =>
    url.endsWith('/persona') ? Response.error() : undefined
  const { user } = await app.open('/sign-in')
  await user.click(await screen.findByRole('button', { name: /Chen Mei-Ling/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The server did not answer.')
})

test('the member page is one menu away', async () => {
  const { user, address } = await app.open('/queue')
  await goOnAs(user, 'Rina Wijaya', 'Member page')
  await waitFor(() => expect(address()).toBe('/member'))
})
