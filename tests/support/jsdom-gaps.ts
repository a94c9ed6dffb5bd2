import { vi } from 'vitest'

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
vi.stubGlobal('SVGElement', globalThis.SVGElement ?? Object)

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

/** Whoever comes to a picture later sees that it is there. */
const loaded = new WeakSet<HTMLImageElement>()
Object.defineProperty(HTMLImageElement.prototype, 'complete', {
  configurable: true,
  get(this: HTMLImageElement) {
    return loaded.has(this)
  },
})
Object.defineProperty(HTMLImageElement.prototype, 'naturalWidth', {
  configurable: true,
  get(this: HTMLImageElement) {
    return loaded.has(this) ? 100 : 0
  },
})

async function load(image: HTMLImageElement, src: string): Promise<void> {
  loaded.delete(image)
  const response = await fetch(new URL(src, location.href))
  if (response.ok) loaded.add(image)
  image.dispatchEvent(new Event(response.ok ? 'load' : 'error'))
}
