import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listenForShortcuts } from './listen.ts'
import { useShortcutStore, type Shortcut } from './shortcuts.ts'

let stop: () => void
beforeEach(() => {
  stop = listenForShortcuts()
})
afterEach(() => {
  stop()
  document.body.replaceChildren()
  useShortcutStore.setState({ active: [] })
  vi.useRealTimers()
})

/** Makes a key work. @returns what it runs, and how to take it away */
function on(keys: string, scope: Shortcut['scope'] = 'here') {
  const run = vi.fn<Shortcut['run']>()
  const off = useShortcutStore.getState().add({ keys, label: keys, scope, run })
  return Object.assign(run, { off })
}

/** Presses a key where the focus is, or on an element. @returns whether the browser is to leave it */
function press(key: string, on: Partial<KeyboardEventInit> & { at?: Element } = {}): boolean {
  const { at = document.body, ...init } = on
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  at.dispatchEvent(event)
  return event.defaultPrevented
}

/** An element of the page, by its HTML. */
function put(html: string): Element {
  document.body.innerHTML = html
  return (
    document.body.querySelector('[data-here]') ?? document.body.firstElementChild ?? expect.fail()
  )
}

test('a key does what it is for, and the browser does nothing with it', () => {
  const run = on('a')
  expect(press('a')).toBe(true)
  expect(run).toHaveBeenCalledTimes(1)
})

test('a key that is for nothing is left to the browser', () => {
  on('a')
  expect(press('b')).toBe(false)
})

test('capitals are the same key, so that Caps Lock breaks nothing', () => {
  const run = on('a')
  press('A')
  expect(run).toHaveBeenCalledTimes(1)
})

test('of two on one key the younger wins, and the elder is back when it goes', () => {
  const elder = on('n')
  const younger = on('n')
  press('n')
  younger.off()
  press('n')
  expect(younger).toHaveBeenCalledTimes(1)
  expect(elder).toHaveBeenCalledTimes(1)
})

test('two keys in a row are one shortcut; the second alone is another', () => {
  const go = on('g p')
  const photo = on('p')
  press('g')
  press('p')
  expect(go).toHaveBeenCalledTimes(1)
  expect(photo).not.toHaveBeenCalled()
  press('p')
  expect(photo).toHaveBeenCalledTimes(1)
})

test('the second key of a pair is never a key of the page, whatever it defines', () => {
  const [go, decline, places] = [on('g d'), on('d'), on('a')]
  press('g')
  press('d')
  expect(go).toHaveBeenCalledTimes(1)
  press('g')
  expect(press('a')).toBe(true)
  expect(places).not.toHaveBeenCalled()
  press('a')
  expect(places).toHaveBeenCalledTimes(1)
  expect(decline).not.toHaveBeenCalled()
})

test('a key of one’s own that begins a pair does both', () => {
  const [alone, go] = [on('g'), on('g d')]
  on('d')
  press('g')
  press('d')
  expect(alone).toHaveBeenCalledTimes(1)
  expect(go).toHaveBeenCalledTimes(1)
})

test('Escape gives up a pair and does nothing else; a command is one all the same', () => {
  on('g d')
  const [escape, palette] = [on('Escape'), on('Mod+k')]
  press('g')
  press('Escape')
  expect(escape).not.toHaveBeenCalled()
  press('Escape')
  expect(escape).toHaveBeenCalledTimes(1)
  press('g')
  press('k', { ctrlKey: true })
  expect(palette).toHaveBeenCalledTimes(1)
})

test('Shift held for the second key does not end a pair', () => {
  const go = on('g ?')
  press('g')
  press('Shift', { shiftKey: true })
  press('?', { shiftKey: true })
  expect(go).toHaveBeenCalledTimes(1)
})

test('Escape closes the sheet over the page, and nothing of the page with it', () => {
  const clear = on('Escape')
  const sheet = put('<div role="dialog" aria-modal="true"></div>')
  // As a dialog does: before the key gets to the page.
  const close = ({ key }: KeyboardEvent) => key === 'Escape' && sheet.remove()
  window.addEventListener('keydown', close, true)
  press('Escape')
  expect(sheet.isConnected).toBe(false)
  expect(clear).not.toHaveBeenCalled()
  press('Escape')
  expect(clear).toHaveBeenCalledTimes(1)
  window.removeEventListener('keydown', close, true)
})

test('zooming goes on while the key is held; a reason on the same key is chosen once', () => {
  const zoom = on('-', 'pictures')
  for (const repeat of [false, true]) press('-', { repeat })
  expect(zoom).toHaveBeenCalledTimes(2)
  const reason = on('-', 'decide')
  for (const repeat of [false, true]) press('-', { repeat })
  expect(reason).toHaveBeenCalledTimes(1)
})

test('the second key must follow soon', () => {
  const [go, photo] = [on('g p'), on('p')]
  const at = vi.spyOn(Event.prototype, 'timeStamp', 'get')
  at.mockReturnValue(1000)
  press('g')
  at.mockReturnValue(2000)
  press('p')
  expect(go).not.toHaveBeenCalled()
  expect(photo).toHaveBeenCalledTimes(1)
  at.mockRestore()
})

test.each(['ctrlKey', 'metaKey', 'altKey'] as const)(
  'with %s a key is the browser’s',
  (modifier) => {
    const run = on('a')
    expect(press('a', { [modifier]: true })).toBe(false)
    expect(run).not.toHaveBeenCalled()
  },
)

test.each([
  '<input>',
  '<input type="search">',
  '<input type="date">',
  '<textarea></textarea>',
  '<select></select>',
])('while somebody types in %s keys are letters', (html) => {
  const run = on('a')
  expect(press('a', { at: put(html) })).toBe(false)
  expect(run).not.toHaveBeenCalled()
})

test.each([
  '<input type="checkbox">',
  '<input type="radio">',
  '<button></button>',
  '<a href="/"></a>',
])('nobody types in %s, and keys work there', (html) => {
  const run = on('a')
  press('a', { at: put(html) })
  expect(run).toHaveBeenCalledTimes(1)
})

test('Escape works also while somebody types', () => {
  const run = on('Escape')
  press('Escape', { at: put('<textarea></textarea>') })
  expect(run).toHaveBeenCalledTimes(1)
})

test.each([
  '<button></button>',
  '<button><svg data-here></svg></button>',
  '<a href="/"></a>',
  '<details><summary data-here></summary></details>',
])('Enter on %s is for that alone', (html) => {
  const run = on('Enter')
  expect(press('Enter', { at: put(html) })).toBe(false)
  expect(run).not.toHaveBeenCalled()
})

test.each(['<form tabindex="-1"></form>', '<input type="checkbox">', '<a></a>'])(
  'Enter on %s is the page’s',
  (html) => {
    const run = on('Enter')
    press('Enter', { at: put(html) })
    expect(run).toHaveBeenCalledTimes(1)
  },
)

test('while a dialog is open no key works', () => {
  const run = on('a')
  put('<div role="dialog" aria-modal="true"></div>')
  expect(press('a')).toBe(false)
  expect(run).not.toHaveBeenCalled()
})

test('a key that somebody used up, or that is part of a composed letter, is nobody else’s', () => {
  const run = on('a')
  const field = put('<div></div>')
  field.addEventListener('keydown', (event) => event.preventDefault())
  press('a', { at: field })
  press('a', { isComposing: true })
  expect(run).not.toHaveBeenCalled()
})

test('a key held down moves on and on, and decides once', () => {
  const [down, approve] = [on('ArrowDown'), on('a')]
  for (const repeat of [false, true, true]) {
    press('ArrowDown', { repeat })
    press('a', { repeat })
  }
  expect(down).toHaveBeenCalledTimes(3)
  expect(approve).toHaveBeenCalledTimes(1)
})

test('who listens no more hears nothing', () => {
  const run = on('a')
  stop()
  press('a')
  expect(run).not.toHaveBeenCalled()
})

test.each([
  ['a menu', '<div role="menu"><button role="menuitem" data-here></button></div>'],
  ['a menu whose focus has not come yet', '<div role="menu"></div><p data-here></p>'],
  ['a menu bar', '<div role="menubar"><button role="menuitem" data-here></button></div>'],
  [
    'a list to choose from',
    '<ul role="listbox"><li role="option" tabindex="0" data-here></li></ul>',
  ],
  ['a tree', '<ul role="tree"><li role="treeitem" tabindex="0" data-here></li></ul>'],
  ['the button of an open menu', '<button aria-haspopup="menu" aria-expanded="true"></button>'],
  [
    'an open menu elsewhere',
    '<button aria-haspopup="true" aria-expanded="true"></button><p data-here></p>',
  ],
  ['a choice that is open', '<button role="combobox" aria-expanded="true"></button>'],
  [
    'a list that is open elsewhere',
    '<input role="combobox" aria-expanded="true"><p data-here></p>',
  ],
])('while %s has the keyboard no key works', (_, html) => {
  const runs = ['a', 'Escape', 'Mod+k', 'ArrowDown', 'Enter'].map((keys) => on(keys))
  const at = put(html)
  for (const key of ['a', 'Escape', 'ArrowDown', 'Enter']) expect(press(key, { at })).toBe(false)
  press('k', { at, ctrlKey: true })
  for (const run of runs) expect(run).not.toHaveBeenCalled()
})

test.each([
  [
    'a menu that waits to be opened',
    '<div role="menu" style="display: none"></div><p data-here></p>',
  ],
  ['a menu below something hidden', '<div hidden><div role="menu"></div></div><p data-here></p>'],
  ['the button of a closed menu', '<button aria-haspopup="menu" aria-expanded="false"></button>'],
  ['something unfolded', '<button aria-expanded="true"></button>'],
  ['a table', '<div role="table"><a href="/" data-here></a></div>'],
])('with %s keys work', (_, html) => {
  const run = on('a')
  press('a', { at: put(html) })
  expect(run).toHaveBeenCalledTimes(1)
})

test('a browser that fills in a form tells of keys that are none', () => {
  const run = on('a')
  const field = put('<input type="email">')
  for (const at of [field, document.body]) {
    at.dispatchEvent(new Event('keydown', { bubbles: true, cancelable: true }))
    at.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }))
  }
  press('a')
  expect(run).toHaveBeenCalledTimes(1)
})

test.each([
  ['Escape', { isComposing: true }],
  ['Escape', { keyCode: 229 }],
  ['Process', { code: 'Escape', keyCode: 229 }],
] as const)('%s with %j belongs to the input method', (key, init) => {
  const run = on('Escape')
  press(key, { ...init, at: put('<textarea></textarea>') })
  expect(run).not.toHaveBeenCalled()
})

test('two Russian letters in a row are one shortcut', () => {
  const [go, photo] = [on('g p'), on('p')]
  press('п', { code: 'KeyG' })
  press('з', { code: 'KeyP' })
  expect(go).toHaveBeenCalledTimes(1)
  expect(photo).not.toHaveBeenCalled()
})

test('a sign on a French digit’s key is the digit where a digit is waited for, and itself elsewhere', () => {
  const smaller = on('-')
  press('-', { code: 'Digit6' })
  expect(smaller).toHaveBeenCalledTimes(1)
  const six = on('6')
  press('-', { code: 'Digit6' })
  expect(six).toHaveBeenCalledTimes(1)
  expect(smaller).toHaveBeenCalledTimes(1)
})

test('a key that was pressed before anybody listened is not lost', () => {
  stop()
  const run = on('a')
  stop = listenForShortcuts(document, [new KeyboardEvent('keydown', { key: 'a' })])
  expect(run).toHaveBeenCalledTimes(1)
})
