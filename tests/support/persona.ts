import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { createClient, type Client } from '../../contract/client.ts'
import { sessionRead } from '../../contract/session.ts'
import { personaTake } from '../../contract/sign-in.ts'
import { openPage, type WatchedPage } from './page.ts'

/** The API as a page itself would call it: with its cookies, and from its origin. */
export function apiOf({ context }: Pick<WatchedPage, 'context'>, url: string): Client {
  return createClient(async (request) => {
    const response = await context.request.fetch(request.url, {
      method: request.method,
      headers: { ...Object.fromEntries(request.headers), origin: url },
      ...(request.body ? { data: Buffer.from(await request.arrayBuffer()) } : {}),
    })
    return new Response(response.status() === 204 ? null : new Uint8Array(await response.body()), {
      status: response.status(),
      headers: response.headers(),
    })
  }, url)
}

/** Somebody of the made-up desk, in a browser of their own, and at no page yet. */
export async function signedInAs(browser: Browser, url: string, name: string) {
  const watched = await openPage(browser)
  const api = apiOf(watched, url)
  const { personas = [] } = await api.call(sessionRead, {})
  const persona = personas.find((one) => one.name.startsWith(name)) ?? expect.fail('no persona')
  await api.call(personaTake, { body: { persona: persona.id } })
  return { ...watched, api, id: persona.id }
}

/** The same, at the queue. */
export async function comeInAs(
  browser: Browser,
  url: string,
  name: string,
): Promise<WatchedPage & { api: Client }> {
  const watched = await signedInAs(browser, url, name)
  await watched.page.goto(`${url}/queue`)
  await watched.page.getByRole('table').or(watched.page.getByRole('grid')).first().waitFor()
  return watched
}
