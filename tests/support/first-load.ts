import type { Page } from 'playwright-core'

/** The most that the first row of the queue may cost a browser that has seen nothing yet. */
export const firstLoad = { codeBytes: 200 * 1024, requests: 12 }

/** The first row of the queue. */
export const firstRow = '[role="row"][data-index]'

/** What a page has asked for since it was watched. */
export interface Asked {
  /** JavaScript and CSS as they came over the wire, with their headers. */
  codeBytes: number
  requests: number
}

/** Counts what a page asks for. Chromium only. */
export async function watchRequests(page: Page): Promise<() => Asked> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const kinds = new Map<string, string>()
  let codeBytes = 0
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    kinds.set(requestId, type ?? '')
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    if (kind === 'Script' || kind === 'Stylesheet') codeBytes += encodedDataLength
  })
  return () => ({ codeBytes, requests: kinds.size })
}
