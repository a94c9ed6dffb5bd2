import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { claimAssign } from '../../contract/claims.ts'
import { claimList } from '../../contract/queue.ts'
import { demoInBrowser } from '../support/demo-in-browser.ts'
import { signedInAs } from '../support/persona.ts'
import { screens, visit } from '../support/screens.ts'

/** Every page of every role in narrow windows, and what is told on them. */
const demo = demoInBrowser()

const widths = [853, 960, 1028, 1280]
const height = 720

const pages = [...new Set(screens.map(({ path }) => path))]

const comeIn = (name: string) => signedInAs(demo.browser, demo.url, name)

/** What can be scrolled sideways, or reaches beyond the window. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('body *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element)
        const isScrolled = element === document.documentElement || /auto|scroll/.test(overflowX)
        // A field scrolls its own text.
        const isField = /^(INPUT|TEXTAREA)$/.test(element.tagName)
        return isScrolled && !isField && element.scrollWidth > element.clientWidth
      })
      .map(({ tagName, className, scrollWidth, clientWidth }) =>
        [tagName, className, scrollWidth, clientWidth].join(' '),
      ),
  )

/** What of the header is out of sight. */
const lostFromHeader = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('header a, header button')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return left < 0 || right > document.documentElement.clientWidth
      })
      .map((element) => element.textContent),
  )

test.each(['Rina', 'Chen', 'Budi', 'Jonas', 'Priya'])(
  'no page of %s scrolls sideways, and the header is whole',
  async (name) => {
    const { page, context } = await comeIn(name)
    for (const path of pages) {
      await visit(page, demo.url + path)
      for (const width of widths) {
        await page.setViewportSize({ width, height })
        const wide = async () => [...(await tooWide(page)), ...(await lostFromHeader(page))]
        await expect.poll(wide, { message: `${path} at ${width}` }).toEqual([])
      }
    }
    await context.close()
  },
)

describe('what is told covers nothing that can be pressed', () => {
  /** Buttons, fields and the decision below the toast. */
  const covered = (page: Page) =>
    page.evaluate(() => {
      const toasts = [...document.querySelectorAll<HTMLElement>('.mantine-Notification-root')]
      const pressable =
        'button, [role="button"], select, textarea, [aria-label="Decision"], [data-trouble]'
      return toasts.flatMap((toast) => {
        const over = toast.getBoundingClientRect()
        return [...document.querySelectorAll<HTMLElement>(pressable)]
          .filter((element) => {
            // A mark in a picture moves with it.
            if (toast.contains(element) || element.closest('[data-state]')) return false
            const at = element.getBoundingClientRect()
            const left = Math.max(at.left, over.left)
            const right = Math.min(at.right, over.right)
            const top = Math.max(at.top, over.top)
            const bottom = Math.min(at.bottom, over.bottom)
            if (left >= right || top >= bottom) return false
            // One that is scrolled out of its list is not covered.
            const there = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2)
            return there.some((one) => element.contains(one))
          })
          .map((element) => element.getAttribute('aria-label') ?? element.textContent)
      })
    })

  /** Where it stands is looked at, not how long: on a busy machine six seconds are too few for that. */
  const holdToasts = (page: Page) =>
    page.addInitScript(() => {
      const { setTimeout: after } = window
      const held = (run: TimerHandler, delay?: number, ...rest: unknown[]) =>
        after(run, delay === 6000 ? 3_600_000 : delay, ...rest)
      window.setTimeout = Object.assign(held, after)
    })

  test('nor what became of a decision that was refused', async () => {
    const rina = await comeIn('Rina')
    await holdToasts(rina.page)
    const chen = await comeIn('Chen')
    const { page } = rina
    const { items } = await chen.api.call(claimList, {
      query: { assignee: 'nobody', order: 'newest' },
    })
    const [decided, other] = items.filter(({ lease }) => !lease)
    if (!decided || !other) expect.fail('too few claims')
    await page.setViewportSize({ width: 1280, height })
    await visit(page, `${demo.url}/claims/${decided.number}`)
    const region = page.getByRole('region', { name: 'Decision' })
    await region.getByRole('button', { name: /Decline/, disabled: false }).waitFor()
    await page.keyboard.press('d')
    await page.keyboard.press('1')
    await page.getByRole('button', { name: /^Decline and send/, disabled: false }).waitFor()
    // Somebody changes it before it is sent.
    const assign = ({ number, version }: typeof other) =>
      chen.api.call(claimAssign, { params: { number }, version, body: { assignee: rina.id } })
    await page.route(`**/${decided.number}/decline`, async (route) => {
      await assign(decided)
      await route.continue()
    })
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: `Back to ${decided.number}` }).waitFor()
    await assign(other)
    await page.locator('.mantine-Notification-root').filter({ hasText: other.number }).waitFor()
    // One that is shown already stays when the window becomes narrow.
    await page.locator('.mantine-Notification-closeButton').first().click()
    for (const width of [1280, 1200, 1028, 853]) {
      await page.setViewportSize({ width, height })
      await expect.poll(() => covered(page), { message: `at ${width}` }).toEqual([])
    }
    await rina.context.close()
    await chen.context.close()
  })

  test('on no page of a reviewer', async () => {
    const rina = await comeIn('Rina')
    await holdToasts(rina.page)
    const chen = await comeIn('Chen')
    const { page } = rina
    const { items } = await chen.api.call(claimList, { query: { assignee: 'nobody' } })
    for (const [at, path] of pages.entries()) {
      await page.setViewportSize({ width: 1280, height })
      await visit(page, demo.url + path)
      // Known by then: what comes in from now on is told.
      await page.getByRole('button', { name: /^Notices/ }).click()
      await page
        .getByRole('dialog')
        .getByText(/to you|No notices/)
        .first()
        .waitFor()
      await page.keyboard.press('Escape')
      const { number, version } = items[at] ?? expect.fail('too few claims')
      const assigned = { params: { number }, version, body: { assignee: rina.id } }
      await chen.api.call(claimAssign, assigned)
      const toast = page.locator('.mantine-Notification-root').filter({ hasText: number })
      await toast.waitFor()
      for (const width of [1280, 853]) {
        await page.setViewportSize({ width, height })
        await expect.poll(() => covered(page), { message: `${path} at ${width}` }).toEqual([])
      }
    }
    await rina.context.close()
    await chen.context.close()
  })
})
