import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { campaigns } from '../../mocks/desk/campaigns.ts'
import { codesOf } from '../../mocks/desk/demo-codes.ts'

/** What stands in a build: every file that a browser could be sent, as text. */
function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .filter((name) => /\.(js|css|html|json|svg)$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}

/** Marks of the mock and the demo, each certain to survive minification. */
const marks = [
  'mockServiceWorker',
  'pglite',
  'idb://',
  'Rina Wijaya',
  'Fault dial',
  'demo-member-center-key',
  'stand-in for MSI Member Center',
  'create table claims',
  'argon2',
]

test.each(marks)('the production bundle holds no “%s”', (mark) => {
  const found = [...filesOf('dist/app')].filter(([, text]) => text.includes(mark))
  expect(found.map(([name]) => name)).toEqual([])
})

test('the marks are marks: the static demo holds them', () => {
  const all = [...filesOf('dist/demo').values()].join('\n')
  const missing = marks.filter((mark) => mark !== 'argon2' && !all.includes(mark))
  expect(missing).toEqual([])
})

test('the demo on the server has the member page and the personas’ switch, and no mock', () => {
  const all = [...filesOf('dist/demo-server').values()].join('\n')
  expect(all).toContain('stand-in for MSI Member Center')
  expect(all).not.toContain('mockServiceWorker')
  expect(all).not.toContain('idb://')
})

test('no code stands in any build in plain, nor in the database that the demo brings along', () => {
  const codes = campaigns.flatMap(codesOf)
  expect(codes.length).toBeGreaterThan(200)
  const database = gunzipSync(readFileSync('dist/demo/demo/desk.bin')).toString('latin1')
  // A claim that stands in it shows that codes would be found.
  expect(database).toContain('R-100042')
  const built = ['dist/app', 'dist/demo-server', 'dist/demo'].flatMap((name) => [
    ...filesOf(name).values(),
  ])
  const all = [...built, database].map((text) => text.toUpperCase().replaceAll('-', ''))
  const found = codes.filter((code) => all.some((text) => text.includes(code.replaceAll('-', ''))))
  expect(found).toEqual([])
})

test('no file of the app evaluates text, names another host, or carries a source map', () => {
  for (const [name, text] of filesOf('dist/app')) {
    expect(text, name).not.toMatch(/\beval\(|new Function\(/)
    expect(text, name).not.toContain('sourceMappingURL')
    const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host ?? '')
    const strange = hosts.filter((host) => !known.includes(host))
    expect([...new Set(strange)], name).toEqual([])
  }
})

/** Named in error messages and namespaces of libraries; none of them is ever asked for anything. */
const known = [
  'www.w3.org',
  'react.dev',
  'reactrouter.com',
  'mantine.dev',
  'localhost',
  'tanstack.com',
  'help.mantine.dev',
  'github.com',
  'next-intl.dev',
  // Of the charts’ own store, in its error messages.
  'redux.js.org',
  'redux-toolkit.js.org',
  'bit.ly',
  // A name that nothing can ever have (RFC 2606): only paths are read against it.
  'desk.invalid',
  'n',
]

test('the page is served with nothing inline that its policy would have to allow', () => {
  const html = readFileSync('dist/app/index.html', 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/)
  expect(html).not.toMatch(/\sstyle=|\son\w+=/)
})
