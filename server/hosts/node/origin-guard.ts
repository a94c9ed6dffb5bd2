import type { OriginGuard } from '../../ports.ts'

/**
 * Names of the local machine. A desk whose public address is one of them answers to all of them.
 */
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether an unsafe request comes from our own pages and was addressed to us. Browsers send
 * `Sec-Fetch-Site`, which no page can forge; an older browser sends `Origin`, which must be ours,
 * also when both are sent. Without either, the request is refused whatever its content type (a form
 * can post text/plain, a script application/json). `Host` must be ours too: after DNS rebinding, a
 * foreign page is same-origin with us.
 *
 * @param publicUrl where people reach the desk
 * @param trustsProxy whether a proxy in front says which host was requested
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

/** Hosts in the form of URLs: lower case, without the default port of their scheme. */
function isAt(origin: string, host: string): boolean {
  const address = `${new URL(origin).protocol}//${host}`
  if (/[/?#@\\]/.test(host) || !URL.canParse(address)) return false
  return new URL(address).origin === origin
}
