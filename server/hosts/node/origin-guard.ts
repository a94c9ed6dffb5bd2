import type { OriginGuard } from '../../ports.ts'

/** Names by which a machine calls itself: a desk that is at home at one of them is at all. */
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether an unsafe request comes from our own pages, and was sent to us. Browsers say the first in
 * `Sec-Fetch-Site`, which no page can forge; one too old for it sends `Origin`, which must be ours,
 * and must be ours too where both are sent. Neither: refused, whatever the body's type (a form can
 * post text/plain, a script application/json). And `Host` must be ours: a page whose own name was
 * made to lead here (DNS rebinding) is same-origin with what it asks.
 *
 * @param publicUrl where people reach the desk
 * @param trustsProxy whether a proxy in front says which host it was asked for
 */
export function originGuard(publicUrl: string, trustsProxy = false): OriginGuard {
  const own = originsOf(new URL(publicUrl))
  return (request) => {
    const site = request.headers.get('sec-fetch-site')
    const origin = request.headers.get('origin')
    if (site === null ? origin === null : site !== 'same-origin') return false
    const host = hostAskedFor(request, trustsProxy)
    const asked = own.find((one) => isAt(one, host))
    return asked !== undefined && (origin === null || origin === asked)
  }
}

function originsOf(url: URL): string[] {
  if (!loopbackNames.includes(url.hostname)) return [url.origin]
  return loopbackNames.map((name) => `${url.protocol}//${name}${url.port && `:${url.port}`}`)
}

function hostAskedFor(request: Request, trustsProxy: boolean): string {
  const forwarded = trustsProxy ? request.headers.get('x-forwarded-host') : null
  const said = forwarded?.split(',').at(-1)?.trim() ?? request.headers.get('host')
  return said ?? new URL(request.url).host
}

/** Hosts are compared as URLs have them: in small letters, without the port their scheme has anyway. */
function isAt(origin: string, host: string): boolean {
  const address = `${new URL(origin).protocol}//${host}`
  if (/[/?#@\\]/.test(host) || !URL.canParse(address)) return false
  return new URL(address).origin === origin
}
