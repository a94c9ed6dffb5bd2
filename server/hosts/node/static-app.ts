import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { isPage } from '../../../contract/pages.ts'

/** Placeholder in index.html wherever a nonce belongs; `vite.config.ts` inserts it. */
const noncePlaceholder = '__CSP_NONCE__'

/**
 * The built app: hashed files are cached for ever, and every other address gets index.html with a
 * new nonce, under a policy that runs nothing else.
 */
export function staticApp(folder: string): Hono {
  const app = new Hono()
  const indexFile = join(folder, 'index.html')
  const index = existsSync(indexFile) ? readFileSync(indexFile, 'utf8') : null

  app.use('*', async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    context.header('referrer-policy', 'no-referrer')
    context.header('cross-origin-opener-policy', 'same-origin')
    context.header('strict-transport-security', 'max-age=63072000; includeSubDomains')
    context.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  })
  app.use('/assets/*', async (context, next) => {
    await next()
    if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable')
  })
  app.get(
    '*',
    serveStatic({
      root: folder,
      precompressed: true,
      // The page itself is always served below, with its nonce.
      rewriteRequestPath: (path) =>
        path === '/' || path === '/index.html' ? '/no-such-file' : path,
    }),
  )
  app.get('/assets/*', (context) => context.text('Not found', 404))
  app.get('*', (context) => {
    if (index === null) return context.text('The app is not built: run npm run build', 503)
    const nonce = randomBytes(16).toString('base64')
    context.header('cache-control', 'no-store')
    context.header('content-security-policy', policy(nonce))
    // The app shows its own "not found" page; the status is for machines.
    const { path } = context.req
    const status = isPage(path) || path === '/index.html' ? 200 : 404
    return context.html(index.replaceAll(noncePlaceholder, nonce), status)
  })
  return app
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
