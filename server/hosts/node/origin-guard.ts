import type { OriginGuard } from '../../ports.ts'

/**
 * Whether an unsafe request comes from our own pages. Browsers say so in `Sec-Fetch-Site`, which
 * no page can forge; one too old for it sends `Origin`, which must be ours. Neither: refused,
 * whatever the body's type (a form can post text/plain, a script application/json).
 */
export function originGuard(publicUrl: string): OriginGuard {
  const own = new URL(publicUrl).origin
  return (request) => {
    const site = request.headers.get('sec-fetch-site')
    if (site !== null) return site === 'same-origin'
    return request.headers.get('origin') === own
  }
}
