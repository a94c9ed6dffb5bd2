import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readSources } from './source-files.ts'

/** Mantine's styles are taken part by part: a part that was forgotten shows up without any. */
const core = fileURLToPath(new URL('../../node_modules/@mantine/core/', import.meta.url))
const components = join(core, 'esm/components')

const sources = readSources('src').filter(({ path }) => !path.endsWith('.test.tsx'))

const taken = new Set(
  sources.flatMap(({ imports }) =>
    imports.flatMap(({ to }) => /^@mantine\/core\/styles\/(\w+)\.layer\.css$/.exec(to)?.[1] ?? []),
  ),
)

const used = new Set(
  sources.flatMap(({ text }) =>
    [...text.matchAll(/import\s*\{([^}]+)\}\s*from '@mantine\/core'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    ),
  ),
)

/** The styled parts a component is made of, itself among them, as its module imports them. */
function partsOf(name: string): string[] {
  const seen = new Set<string>()
  const styled = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return
    seen.add(file)
    for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(/from ?"(\.[^"]+)"/g)) {
      const next = join(dirname(file), to)
      const style = /(\w+)\.module\.mjs$/.exec(next)?.[1]
      if (style) styled.add(style)
      else if (next.startsWith(components)) visit(next)
    }
  }
  visit(join(components, name, `${name}.mjs`))
  return [...styled]
}

test('every part of Mantine that the app shows has its styles', () => {
  const missing = [...used].flatMap((name) =>
    partsOf(name)
      .filter((part) => existsSync(join(core, 'styles', `${part}.layer.css`)) && !taken.has(part))
      .map((part) => `${name} is made of ${part}`),
  )
  expect(missing).toEqual([])
})

test('the parts of a component are found through those it is made of', () => {
  expect(partsOf('Select')).toEqual(expect.arrayContaining(['Combobox', 'Input', 'ScrollArea']))
  expect(used.size).toBeGreaterThan(30)
})
