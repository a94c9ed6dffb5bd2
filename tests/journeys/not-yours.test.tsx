import { screen, within } from '@testing-library/react'
import type { RouteObject } from 'react-router'
import { describe, expect, test } from 'vitest'
import { roles, type Permission, type Role } from '../../contract/access.ts'
import { permissionsOf } from '../../server/staff/permissions.ts'
import { createQueryClient } from '../../src/api/query-client.ts'
import { routes } from '../../src/app/routes.tsx'
import { askAgain, mailsOf, redeemOwn } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'

/** What a page shows belongs to whoever has this permission; `null`: to everyone signed in. */
const needs: Record<string, Permission | null> = {
  '/queue': 'claims.read',
  '/claims/:number': 'claims.read',
  '/claims/:number/pictures': 'claims.read',
  '/board': 'supervision.read',
  '/board/people': 'supervision.read',
  '/board/quality': 'supervision.read',
  '/board/reports': 'supervision.read',
  '/board/team': 'supervision.read',
  '/second-look': 'claims.decide',
  '/prizes': 'prizes.read',
  '/prizes/codes': 'codes.read',
  '/prizes/releases': 'prizes.read',
  '/dispatch': 'shipments.read',
  '/mails': 'mails.read',
  '/mails/:id': 'mails.read',
  '/promotions': 'promotions.read',
  '/promotions/new': 'promotions.keep',
  '/promotions/:id': 'promotions.read',
  '/calendars': 'calendars.read',
  '/calendars/new': 'calendars.keep',
  '/calendars/:name': 'calendars.read',
  '/sign-offs': null,
  '/staff': 'staff.read',
  '/staff/record': 'acts.read',
}

/** Pages for people who are not signed in, the way in, and the stand-in for Member Center. */
const open = new Set(['/', '/sign-in', '/welcome', '/member', '*'])

const pathsOf = (tree: RouteObject[]): string[] =>
  tree.flatMap(({ path, children = [] }) => [...(path ? [path] : []), ...pathsOf(children)])

const names = { number: '', id: '', name: 'ID' }
const app = appTest(async (desk) => {
  await desk.addPromotion('smart-moves')
  names.number = await redeemOwn(desk)
  const supervisor = await desk.as('supervisor')
  await askAgain(supervisor, names.number)
  names.id = (await mailsOf(supervisor, names.number))[0]?.id ?? ''
})

const addressOf = (path: string) =>
  path === '/promotions/:id'
    ? '/promotions/smart-moves'
    : path.replace(/:(\w+)/g, (_, name: keyof typeof names) => names[name])

const isClosedTo = (role: Role) => (path: string) => {
  const permission = needs[path]
  return (
    permission !== null && permission !== undefined && !permissionsOf([role]).includes(permission)
  )
}

test('every page says here whose it is', () => {
  const all = pathsOf(routes(createQueryClient())).filter((path) => !open.has(path))
  expect(all.toSorted()).toEqual(Object.keys(needs).toSorted())
})

describe.each(roles)('%s', (role) => {
  test.each(Object.keys(needs).filter(isClosedTo(role)))(
    'is told that %s is not theirs, and where to go instead',
    async (path) => {
      await app.open(addressOf(path), role)
      const told = await screen.findByRole('alert')
      expect(told).toHaveTextContent(/is not part of your role|Your role can’t/)
      expect(within(told).getByRole('link', { name: 'Go to start page' })).toBeVisible()
      // Trying again would not help.
      expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
      expect(screen.queryByRole('textbox')).toBeNull()
    },
  )
})
