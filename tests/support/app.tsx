import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { http } from 'msw/http'
import { setupServer } from 'msw/node'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { StoreApi } from 'zustand'
import type { Role } from '../../contract/access.ts'
import { createQueryClient } from '../../src/api/query-client.ts'
import { AppProviders } from '../../src/app/AppProviders.tsx'
import { routes } from '../../src/app/routes.tsx'
import { useLastDecision } from '../../src/claims/undo/last-decision.ts'
import { forgetAllOutgoing } from '../../src/claims/outgoing.ts'
import { forgetDrafts } from '../../src/review/draft.ts'
import { useEvidenceFocus } from '../../src/review/reading/evidence-focus.ts'
import { useOwnKeysStore } from '../../src/ui/shortcuts/own-keys.ts'
import { listenForShortcuts } from '../../src/ui/shortcuts/listen.ts'
import { forgetPlaces } from '../../src/ui/list/list-places.ts'
import { useShortcutStore } from '../../src/ui/shortcuts/shortcuts.ts'
import { forgetPictures } from '../../src/ui/viewer/picture-memory.ts'
import { useSecondWindow } from '../../src/review/pictures-window/use-pictures-window.ts'
import { useViewerPreferences } from '../../src/ui/viewer/viewer-preferences.ts'
import { addWords } from '../../src/ui/words.ts'
import common from '../../src/words/en/common.json'
import { personHeader } from '../../mocks/header-identity.ts'
import { testDesk, type TestDesk } from './desk.ts'

/** The app on its real routes, with the real API behind MSW, on a database of its own. */
export interface AppTest {
  desk: TestDesk
  /** Opens an address as a new colleague with these roles, or as nobody. */
  open(address: string, ...roles: Role[]): Promise<Opened>
  /** The same, as somebody who is there already. */
  openAs(id: string, address: string): Promise<Opened>
  /** From now on requests come from nobody: the session ran out. */
  signOut(): void
  /**
   * What happens to requests before they reach the API; back to nothing after each test. `lost`: it
   * reaches the API, and its answer does not come back.
   */
  intercept: { before: ((request: Request) => Promise<Response | 'lost' | void>) | null }
}

export interface Opened {
  user: UserEvent
  /** Id of whoever opened it; empty for nobody. */
  me: string
  /** Where the app is now: path and search. */
  address(): string
  /** As if somebody typed an address into the browser's bar. */
  go(address: string): Promise<void>
  /** The browser's back button. */
  back(): Promise<void>
}

/** One desk, and one MSW, for a file of journeys. */
export function appTest(
  furnish: (desk: TestDesk) => Promise<void> = async () => {},
  ports: Parameters<typeof testDesk>[0] = {},
): AppTest {
  let desk: TestDesk
  let personId: string | null = null
  let cookie = ''
  let stopListening = () => {}
  const intercept: AppTest['intercept'] = { before: null }
  /** What the desk is at work on: it is not closed under it. */
  const inWork = new Set<Promise<Response>>()
  const server = setupServer(
    http.all('*/api/*', async ({ request }) => {
      const answered = await intercept.before?.(request.clone())
      if (answered instanceof Response) return answered
      const headers = new Headers(request.headers)
      if (personId) headers.set(personHeader, personId)
      if (cookie) headers.set('cookie', cookie)
      const answer = desk.api(new Request(request, { headers }))
      inWork.add(answer)
      const response = await answer.finally(() => inWork.delete(answer))
      // What a browser does with it; MSW does not.
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
      return answered === 'lost' ? Response.error() : response
    }),
  )

  beforeAll(async () => {
    server.listen({ onUnhandledFrame: 'error' })
    desk = await testDesk(ports)
    await furnish(desk)
  })
  afterEach(async () => {
    cleanup()
    forgetAllOutgoing()
    forget(useLastDecision)
    // A lease asked for by the page that is gone would keep the claim from the next one.
    await Promise.allSettled(inWork)
    await desk.database.deleteFrom('leases').execute()
    stopListening()
    useShortcutStore.getState().openSheet(null)
    forgetPlaces()
    forgetPictures()
    useViewerPreferences.setState({ isLinked: false, hasLoupe: false })
    useSecondWindow.setState({ isOpen: false, areHere: false })
    intercept.before = null
    personId = null
    cookie = ''
  })
  afterAll(async () => {
    // What a page keeps in memory would be there for the next file.
    forgetDrafts()
    forget(useEvidenceFocus)
    forget(useOwnKeysStore)
    forget(useShortcutStore)
    server.close()
    await Promise.allSettled(inWork)
    await desk.close()
  })

  async function openAs(id: string | null, address: string): Promise<Opened> {
    personId = id
    addWords('common', common)
    const queryClient = createQueryClient()
    queryClient.setDefaultOptions({ queries: { retry: false } })
    const router = createMemoryRouter(routes(queryClient), { initialEntries: [address] })
    // Of an app that was open before; a page has one.
    stopListening()
    stopListening = listenForShortcuts()
    render(
      <AppProviders queryClient={queryClient}>
        <RouterProvider router={router} />
      </AppProviders>,
    )
    return {
      user: userEvent.setup(),
      me: id ?? '',
      address: () => router.state.location.pathname + router.state.location.search,
      go: (to) => act(() => router.navigate(to)),
      back: () => act(() => router.navigate(-1)),
    }
  }

  return {
    get desk() {
      return desk
    },
    intercept,
    openAs,
    signOut() {
      personId = null
      cookie = ''
    },
    open: async (address, ...roles) =>
      openAs(roles.length > 0 ? (await desk.as(...roles)).id : null, address),
  }
}

function forget<State>(store: Pick<StoreApi<State>, 'setState' | 'getInitialState'>): void {
  store.setState(store.getInitialState(), true)
}

/** What the panel says of a claim that is decided; the brief above says it too. */
export const decided = (text: RegExp): Promise<HTMLElement> =>
  waitFor(() => within(screen.getByRole('region', { name: 'Decision' })).getByText(text))

/** Waits until a claim can be decided: it is open, and both its pictures are on screen. */
export async function readyToDecide(): Promise<void> {
  await waitFor(() => {
    const decline = screen.getByRole('button', { name: /^Decline/ })
    // What stands beside it tells why one would wait in vain.
    expect(decline, decline.closest('section')?.textContent).toBeEnabled()
  })
}
