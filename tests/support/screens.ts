import type { Page } from 'playwright-core'
import type { personas } from '../../mocks/desk/personas.ts'

interface Screen {
  name: string
  path: string
  who: keyof typeof personas
}

const screen = (name: string, path: string, who: keyof typeof personas): Screen => ({
  name,
  path,
  who,
})

/** Every page of the made-up desk, and somebody who works there. */
export const screens = [
  screen('queue', '/queue', 'rina'),
  screen('queue-clean', '/queue?view=clean', 'rina'),
  screen('queue-approved', '/queue?view=approved', 'rina'),
  screen('queue-all', '/queue?view=all', 'rina'),
  screen('claim-clean', '/claims/R-100172', 'rina'),
  screen('claim-in-lane', '/claims/R-100172?view=clean', 'rina'),
  screen('claim-fails', '/claims/R-100250', 'rina'),
  screen('claim-again', '/claims/R-100263', 'rina'),
  screen('second-look', '/second-look', 'camille'),
  screen('board', '/board', 'meiling'),
  screen('people', '/board/people', 'meiling'),
  screen('quality', '/board/quality', 'meiling'),
  screen('reports', '/board/reports', 'meiling'),
  screen('team', '/board/team', 'meiling'),
  screen('prizes', '/prizes', 'meiling'),
  screen('codes', '/prizes/codes', 'jonas'),
  screen('releases', '/prizes/releases', 'meiling'),
  screen('dispatch', '/dispatch', 'budi'),
  screen('mails', '/mails', 'meiling'),
  screen('promotions', '/promotions', 'jonas'),
  screen('promotion-new', '/promotions/new', 'jonas'),
  screen('calendars', '/calendars', 'jonas'),
  screen('staff', '/staff', 'jonas'),
  screen('record', '/staff/record', 'priya'),
  screen('sign-offs', '/sign-offs', 'jonas'),
  screen('not-yours', '/staff', 'rina'),
  screen('not-found', '/nothing/here', 'rina'),
] as const

/** Opens a page, and waits until nothing of it loads any more. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('#room > *').first().waitFor()
  await page.waitForFunction(
    () => !document.querySelector('[role="status"][aria-label="Loading"], .mantine-Loader-root'),
  )
}
