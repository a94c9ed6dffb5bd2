import axe from 'axe-core'
import { expect } from 'vitest'

/** axe on what is drawn in jsdom: names, roles and relations; colours are looked at in a browser. */
export async function expectAccessibleHere(where: Element = document.body): Promise<void> {
  const { violations } = await axe.run(where, {
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false } },
  })
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  )
  expect(found).toEqual([])
}
