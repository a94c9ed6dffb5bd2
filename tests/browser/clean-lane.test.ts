import { expect, test } from 'vitest'
import { claimRead } from '../../contract/claims.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { comeInAs } from '../support/persona.ts'

/** Claims that each of two people approves. */
const each = 12

const demo = demoInBrowser()

/** Approves claims in the lane with nothing but one key. @returns their numbers, in order */
async function approveInLane(name: string) {
  const { page, api, complaints } = await comeInAs(demo.browser, demo.url, name)
  await page.goto(`${demo.url}/queue?view=clean`)
  await page.getByText(/approve it with one key/).waitFor()
  await page.getByRole('button', { name: /^Take next/ }).waitFor()
  await page.keyboard.press('n')
  const numbers: string[] = []
  const start = performance.now()
  while (numbers.length < each) {
    await page.waitForURL((url) => {
      const [number] = /R-\d+/.exec(url.pathname) ?? []
      return number !== undefined && !numbers.includes(number)
    })
    // Its pictures and its mail are in sight, and have been for a moment.
    await page.locator('[data-lane="ready"]:visible').waitFor()
    const pictures = page.locator('main img:visible')
    expect(await pictures.count()).toBeGreaterThanOrEqual(2)
    numbers.push(/R-\d+/.exec(page.url())?.[0] ?? '')
    await page.keyboard.press('a')
  }
  const hours = (performance.now() - start) / 3_600_000
  console.log(`${name}: ${each} clean claims, ${Math.round(each / hours)} an hour`)
  return { numbers, api, complaints }
}

test('two people approve clean claims with one key each, and nobody has the same one', async () => {
  const people = await Promise.all(['Rina', 'Camille'].map(approveInLane))
  const all = people.flatMap(({ numbers }) => numbers)
  expect(new Set(all).size).toBe(2 * each)
  for (const { numbers, api, complaints } of people) {
    for (const number of numbers) {
      const state = async () => (await api.call(claimRead, { params: { number } })).state
      await expect.poll(state).toBe('approved')
    }
    expect(complaints).toEqual([])
  }
})
