import { format } from 'node:util'
import '@testing-library/jest-dom/vitest'
import { notifications } from '@mantine/notifications'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, expect, vi } from 'vitest'
import { patience } from './patience.ts'

// The whole document in every message hides the message.
configure({
  asyncUtilTimeout: patience,
  getElementError: (message) => new Error((message ?? '').split('\n\n')[0] ?? ''),
})

/** What jsdom has not: sizes, media queries, observers, and pictures that load. */

Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 800, configurable: true })
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 1280, configurable: true })
HTMLElement.prototype.scrollTo = function (this: HTMLElement, to?: ScrollToOptions | number) {
  if (typeof to === 'object' && to.top !== undefined) this.scrollTop = to.top
}
HTMLElement.prototype.scrollIntoView = () => {}

globalThis.matchMedia = (query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
  onchange: null,
})

Object.defineProperty(document, 'fonts', {
  value: { addEventListener() {}, removeEventListener() {}, ready: Promise.resolve() },
})

globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

// d3-zoom asks an SVG element for its size; ours is a div, but the property must be there.
vi.stubGlobal('SVGElement', globalThis.SVGElement ?? class {})

/** React hands it the form that was submitted, for its own use; Node's takes none. */
globalThis.FormData = class extends FormData {
  constructor(_form?: HTMLFormElement) {
    super()
  }
}

/** A picture is fetched like everything else, so that a missing one is an error here too. */
Object.defineProperty(HTMLImageElement.prototype, 'src', {
  configurable: true,
  get(this: HTMLImageElement) {
    return this.getAttribute('src') ?? ''
  },
  set(this: HTMLImageElement, src: string) {
    this.setAttribute('src', src)
  },
})
const setAttribute = Element.prototype.setAttribute
HTMLImageElement.prototype.setAttribute = function (name, value) {
  setAttribute.call(this, name, value)
  if (name === 'src' && value.startsWith('/api/')) void load(this, value)
}
HTMLImageElement.prototype.decode = async () => {}

async function load(image: HTMLImageElement, src: string): Promise<void> {
  const response = await fetch(new URL(src, location.href))
  image.dispatchEvent(new Event(response.ok ? 'load' : 'error'))
}

/** What React complains of is a fault of ours: two rows of one key, state set while drawing. */
const complaints: string[] = []
console.error = (...said: unknown[]) => {
  const text = format(...said)
  // The element is in every browser of today; jsdom has not heard of it, and goes to no other page.
  const isGap = /<search> is unrecognized|Not implemented: navigation/.test(text)
  if (!isGap) complaints.push(text)
}

afterEach(() => {
  cleanup()
  notifications.clean()
  localStorage.clear()
  sessionStorage.clear()
  expect(complaints.splice(0)).toEqual([])
})
