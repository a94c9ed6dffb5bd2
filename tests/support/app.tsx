import { render, screen, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { http } from 'msw/http'
import { setupServer } from 'msw/node'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Role } from '../../contract/access.ts'
import { createQueryClient } from '../../src/api/query-client.ts'
import { AppProviders } from '../../src/app/AppProviders.tsx'
import { routes } from '../../src/app/routes.tsx'
import { listenForShortcuts } from '../../src/ui/shortcuts/listen.ts'
import { addWords } from '../../src/ui/words.ts'
import common from '../../src/words/en/common.json'
import Notices from '../../src/ui/Notices.tsx'
import { personHeader, testDesk, type TestDesk } from './desk.ts'

/** The app on its real routes, with the real API behind MSW, on a database of its own. */
export interface AppTest {
  desk: TestDesk
  /** Opens an address as a new colleague with these roles, or as nobody. */
  open(address: string, ...roles: Role[]): Promise<Opened>
  /** What happens to requests before they reach the API; back to nothing after each test. */
  intercept: { before: ((request: Request) => Promise<Response | void>) | null }
}

export interface Opened {
  user: UserEvent
  /** Where the app is now: path and search. */
  address(): string
}

/** One desk, and one MSW, for a file of journeys. */
export function appTest(furnish: (desk: TestDesk) => Promise<void> = async () => {}): AppTest {
  let desk: TestDesk
  let personId: string | null = null
  let stopListening = () => {}
  const intercept: AppTest['intercept'] = { before: null }
  const server = setupServer(
    http.all('*/api/*', async ({ request }) => {
      const answered = await intercept.before?.(request.clone())
      if (answered) return answered
      const headers = new Headers(request.headers)
      if (personId) headers.set(personHeader, personId)
      return desk.api(new Request(request, { headers }))
    }),
  )

  beforeAll(async () => {
    server.listen({ onUnhandledFrame: 'error' })
    desk = await testDesk()
    await furnish(desk)
  })
  afterEach(() => {
    stopListening()
    intercept.before = null
    personId = null
  })
  afterAll(async () => {
    server.close()
    await desk.close()
  })

  return {
    get desk() {
      return desk
    },
    intercept,
    async open(address, ...roles) {
      personId = roles.length > 0 ? (await desk.as(...roles)).id : null
      addWords('common', common)
      const queryClient = createQueryClient()
      queryClient.setDefaultOptions({ queries: { retry: false } })
      const router = createMemoryRouter(routes(queryClient), { initialEntries: [address] })
      stopListening = listenForShortcuts()
      render(
        <AppProviders queryClient={queryClient}>
          <RouterProvider router={router} />
          <Notices />
        </AppProviders>,
      )
      return {
        user: userEvent.setup(),
        address: () => router.state.location.pathname + router.state.location.search,
      }
    },
  }
}

/** Waits until a claim can be decided: it is open, and both its pictures are on screen. */
export async function readyToDecide(): Promise<void> {
  await waitFor(() => expect(screen.getByRole('button', { name: /^Decline/ })).toBeEnabled())
}
