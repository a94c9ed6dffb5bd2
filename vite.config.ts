import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import compileMessage from 'icu-minify/compile'
import { msw } from 'msw/vite'
import { defineConfig, type Plugin } from 'vite'

/**
 * Three builds of one app. `production`: the real thing, alone. `demo-server`: with the personas
 * and the member page, for the made-up desk on Node. `demo`: the whole product in the browser.
 */
export default defineConfig(({ command, mode }) => {
  const isInBrowser = mode === 'demo' || command === 'serve'
  const folders: Record<string, string> = { production: 'app', 'demo-server': 'demo-server' }
  return {
    // A static demo works at whatever address its folder is put.
    base: mode === 'demo' ? './' : '/',
    plugins: [react(), compiledWords(), ...(isInBrowser ? [msw({ mode: 'worker-only' })] : [])],
    html: { cspNonce: '__CSP_NONCE__' },
    resolve: {
      alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
    },
    build: {
      outDir: `dist/${folders[mode] ?? 'demo'}`,
      emptyOutDir: true,
      target: 'es2024',
      // Modules are few and small: hints for them would cost more than they save.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
    worker: { format: 'es' },
    optimizeDeps: { exclude: ['@electric-sql/pglite'] },
    server: { port: 5173 },
  }
})

const wordsFolder = fileURLToPath(new URL('./src/words/', import.meta.url))

/** Compiles the message catalogues while building, so that no parser of ICU messages is shipped. */
function compiledWords(): Plugin {
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
