import { builtinEnvironments, type Environment } from 'vitest/runtime'

/** What jsdom replaces with its own, and what uploads and requests need to be Node's. */
const nodesOwn = [
  'Blob',
  'File',
  'FormData',
  'Headers',
  'Request',
  'Response',
  'ReadableStream',
  'TransformStream',
  'TextEncoder',
  'TextDecoder',
  'AbortController',
  'AbortSignal',
  'URL',
  'URLSearchParams',
  'fetch',
] as const

/** jsdom, with Node's own files and requests: jsdom's multipart files arrive empty elsewhere. */
export default {
  name: 'browser-like',
  viteEnvironment: 'ssr',
  async setup(global, options) {
    const kept = Object.fromEntries(nodesOwn.map((name) => [name, global[name]]))
    const jsdom = await builtinEnvironments.jsdom.setup(global, options)
    for (const name of nodesOwn) {
      Object.defineProperty(global, name, { value: kept[name], configurable: true, writable: true })
    }
    return jsdom
  },
} satisfies Environment
