import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staticApp } from './static-app.ts'

const parent = mkdtempSync(join(tmpdir(), 'redeem-desk-'))
const folder = join(parent, 'app')
let app: ReturnType<typeof staticApp>
beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(parent, 'secret.txt'), 'CANARY')
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script src="/assets/app-1.js" nonce="__CSP_NONCE__"></script>',
  )
  writeFileSync(join(folder, 'assets', 'app-1.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'app-2.js'), 'export const plain = 1')
  writeFileSync(join(folder, 'assets', 'app-2.js.br'), brotliCompressSync('export {}'))
  writeFileSync(join(folder, 'assets', 'app-2.js.gz'), gzipSync('export {}'))
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  app = staticApp(folder)
})
afterAll(() => rmSync(parent, { recursive: true }))

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://desk.test${path}`, { headers })

describe('the page', () => {
  test.each([
    ['/', 200],
    ['/index.html', 200],
    ['/queue', 200],
    ['/queue/', 200],
    ['/claims/R-100001', 200],
    ['/promotions/new', 200],
    ['/welcome', 200],
    ['/nothing.html', 404],
    ['/wp-login.php', 404],
    ['/queue/../../etc/passwd', 404],
    ['/claims', 404],
    ['/claims/R-1/pictures/9', 404],
    ['/.env', 404],
  ])('is there at %s, with %s, for the app to find its way', async (path, status) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('/assets/app-1.js')
  })

  test('carries a nonce of its own each time, in its policy and wherever it stands', async () => {
    const nonces = new Set<string>()
    for (let n = 0; n < 3; n++) {
      const response = await get('/')
      const policy = response.headers.get('content-security-policy') ?? ''
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
      const page = await response.text()
      expect(page).not.toContain('__CSP_NONCE__')
      expect(page.split(`nonce="${nonce}"`)).toHaveLength(3)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  test('lets nothing run but our own files', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? ''
    const rules = policy.split('; ')
    expect(rules).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'none'",
      ]),
    )
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })
})

test.each(['/', '/queue', '/assets/app-1.js', '/assets/gone.js', '/icon.svg'])(
  '%s is guarded by its headers',
  async (path) => {
    const { headers } = await get(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
  },
)

describe('a file of the app', () => {
  test('with a hash in its name is kept for ever', async () => {
    const response = await get('/assets/app-1.js')
    expect(response.headers.get('content-type')).toMatch(/javascript/)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('without one is not', async () => {
    const response = await get('/icon.svg')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBeNull()
  })

  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['zstd', null],
    ['', null],
  ])('is sent as it was compressed, to whom accepts “%s”', async (accepted, encoding) => {
    const response = await get('/assets/app-2.js', { 'accept-encoding': accepted })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('content-type')).toMatch(/javascript/)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    if (encoding) expect(response.headers.get('vary')).toMatch(/accept-encoding/i)
    else expect(await response.text()).toContain('plain')
  })

  test('that is gone is not found, and never the page instead', async () => {
    const response = await get('/assets/app-0.js')
    expect(response.status).toBe(404)
    expect(response.headers.get('cache-control')).toBeNull()
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
  ])('outside of it is nowhere: %s', async (path) => {
    const text = await (await get(path)).text()
    expect(text).not.toContain('CANARY')
    expect(text).not.toContain('root:')
  })
})

test('without a built app it says how to get one', async () => {
  const response = await staticApp(join(parent, 'nowhere')).request('http://desk.test/')
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('npm run build')
})
