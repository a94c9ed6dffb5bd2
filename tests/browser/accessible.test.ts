import { expect, test } from 'vitest'
import { personas } from '../../mocks/desk/personas.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { expectAccessible } from '../support/page.ts'
import { signedInAs } from '../support/persona.ts'
import { screens, visit } from '../support/screens.ts'

/** Every page, light and dark, with all that axe knows: names, roles, order, contrast. */
const demo = demoInBrowser()

const people = [...new Set(screens.map(({ who }) => who))]

test.each(people)('every page of %s is accessible, light and dark', async (who) => {
  const { page, context, complaints } = await signedInAs(demo.browser, demo.url, personas[who].name)
  for (const { name, path } of screens.filter((one) => one.who === who)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await visit(page, demo.url + path)
      await expectAccessible(page, `${name}, ${colorScheme}`)
    }
  }
  expect(complaints).toEqual([])
  await context.close()
})
