import { QueryClient } from '@tanstack/react-query'
import { createMemoryRouter, matchRoutes, type RouteObject } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import { pages } from '../../contract/pages.ts'
import { sessionRead } from '../../contract/session.ts'
import { keyOf } from '../api/query.ts'
import { routes } from './routes.tsx'

const pathsOf = (all: RouteObject[]): string[] =>
  all.flatMap(({ path, children }) => [...(path ? [path] : []), ...pathsOf(children ?? [])])

test('the server knows every address of the app, and no other one', () => {
  const own = pathsOf(routes(new QueryClient())).filter((path) => path !== '*')
  expect([...pages].toSorted()).toEqual(own.toSorted())
})

let asked: string[]
beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).pathname)
    return new Promise(() => {})
  })
  return () => vi.unstubAllGlobals()
})

/** The address of a page with something for each part of it. */
const filledIn = (page: string) =>
  page.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'number' ? 'R-100042' : 'some'))

/** What is not there yet has no data, and whose link it is stands where no server is told. */
const without = ['/', '/calendars/new', '/welcome']

test.each(pages.filter((page) => !without.includes(page)))(
  'what %s opens with is asked for by its route',
  async (page) => {
    const queryClient = new QueryClient()
    const url = `http://desk.test${filledIn(page)}?claim=R-100042`
    const match = matchRoutes(routes(queryClient), new URL(url).pathname)?.at(-1)
    const { loader } = match?.route ?? {}
    if (typeof loader !== 'function') return expect.fail('no loader')
    const answer = loader({ request: new Request(url), params: match?.params ?? {} } as never)
    // Nobody waits for it.
    expect(answer).toBeNull()
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0))
  },
)

/** The code of this page never comes. */
vi.mock('../prizes/PrizesPage.tsx', () => new Promise(() => {}))

test('data is asked for while the code of the page is still on its way', async () => {
  const person = { id: 'x', name: 'Rina', roles: [], permissions: [] }
  const queryClient = new QueryClient()
  queryClient.setQueryData(keyOf(sessionRead, {}), { person })
  const router = createMemoryRouter(routes(queryClient), { initialEntries: ['/prizes?state=held'] })
  await vi.waitFor(() => expect(asked.toSorted()).toEqual(['/api/prizes', '/api/prizes/counts']))
  expect(router.state.initialized).toBe(false)
  router.dispose()
})

test('what changes in the address of a page its route does not ask for again', () => {
  const match = matchRoutes(routes(new QueryClient()), '/prizes')?.at(-1)
  const to = (path: string) => new URL(path, 'http://desk.test')
  const again = (from: string, next: string, defaultShouldRevalidate = true) => {
    const opened = { currentUrl: to(from), nextUrl: to(next), defaultShouldRevalidate }
    return match?.route.shouldRevalidate?.(opened as never)
  }
  expect(again('/prizes?state=held', '/prizes?state=issued')).toBe(false)
  expect(again('/claims/R-100001', '/claims/R-100002')).toBe(true)
  // Whoever goes there says that everything is loaded.
  expect(again('/claims/R-100001', '/claims/R-100002', false)).toBe(false)
})
