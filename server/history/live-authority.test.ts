import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimList } from '../../contract/queue.ts'
import { byItselfHeader, sessionRead } from '../../contract/session.ts'
import { sessionEnd, sessionStart } from '../../contract/sign-in.ts'
import { redeem } from '../../tests/support/acts.ts'
import { followFeed } from '../../tests/support/follow.ts'
import { fileDesk } from '../../tests/support/server-test.ts'
import { visitor } from '../../tests/support/visitor.ts'
import { cookieIdentity, endSessionsOf } from '../staff/sessions.ts'
import { addStaff } from '../staff/store.ts'

const start = Date.parse('2026-03-10T02:00:00Z')
const password = 'kuda terbang di kolam'

const ending = new AbortController()
const desk = fileDesk({ identity: cookieIdentity, liveMilliseconds: 5, ending: ending.signal })
let passwordHash: string
let people = 0
beforeAll(async () => {
  passwordHash = await desk.ports.passwords.hash(password)
  await desk.addPromotion('smart-moves')
})
beforeEach(() => secondsLater(0))

const secondsLater = (seconds: number) => desk.at(new Date(start + seconds * 1000).toISOString())

/** Somebody who is signed in, and follows the desk in the same browser. */
async function follower() {
  const id = desk.ports.ids.next()
  const email = `follower-${++people}@desk.test`
  const at = new Date(start)
  await addStaff(desk.database, { id, name: 'Ayu', email, roles: ['agent'], passwordHash, at })
  const browser = visitor(desk)
  await browser.call(sessionStart, { body: { email, password } })
  const headers = { cookie: `__Host-session=${browser.token()}` }
  const feed = await followFeed(
    await desk.api(new Request('https://desk.test/api/live', { headers })),
  )
  return { id, browser, feed: feed.state, hangUp: feed.hangUp }
}

/** Everything that ends somebody's right to follow. */
const endings = {
  disable: async ({ id }: Followed) => {
    await desk.database
      .updateTable('staff')
      .set({ is_disabled: true })
      .where('id', '=', id)
      .execute()
  },
  'role change': async ({ id }: Followed) => {
    // Losing a role is for one to say; gaining one would take two.
    const roles = JSON.stringify([])
    await desk.database.updateTable('staff').set({ roles }).where('id', '=', id).execute()
  },
  'sign out': async ({ browser }: Followed) => browser.call(sessionEnd, {}),
  'end of all sessions': ({ id }: Followed) => endSessionsOf(desk.database, id, new Date(start)),
  'twelve hours': async () => secondsLater(12 * 3600),
} satisfies Record<string, (who: Followed) => Promise<unknown>>

type Followed = Awaited<ReturnType<typeof follower>>
type Step = keyof typeof endings | 'event'

const heardOf = ({ feed }: Followed) =>
  feed.events.flatMap((event) => (event.kind === 'claim' ? [event.number] : []))

test('whatever ends the right to follow, in any order, nothing that comes after it is heard', async () => {
  const anyStep = fc.constantFrom<Step>('event', 'event', ...(Object.keys(endings) as Step[]))
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 6 }), async (steps) => {
      secondsLater(0)
      const who = await follower()
      const mayHear: string[] = []
      let hasEnded = false
      for (const step of steps) {
        if (step !== 'event') {
          await endings[step](who)
          hasEnded = true
          continue
        }
        const number = await redeem(desk)
        if (!hasEnded) {
          mayHear.push(number)
          await expect.poll(() => heardOf(who)).toEqual(mayHear)
        }
      }
      if (hasEnded) await expect.poll(() => who.feed.isOver).toBe(true)
      expect(heardOf(who)).toEqual(mayHear)
      await who.hangUp()
    }),
    { numRuns: 12 },
  )
})

describe('what goes on by itself keeps no session alive', () => {
  /** A minute after the other, each with something heard, until the half hour without a person. */
  async function untilIdle(who: Followed, eachMinute: () => Promise<unknown>): Promise<void> {
    for (let minute = 1; minute < 30; minute++) {
      secondsLater(minute * 60)
      await eachMinute()
      expect(who.feed.isOver).toBe(false)
    }
    secondsLater(30 * 60)
  }

  test('neither a feed with news, nor one without', async () => {
    const who = await follower()
    await untilIdle(who, async () => {
      const number = await redeem(desk)
      await expect.poll(() => heardOf(who)).toContain(number)
    })
    await expect.poll(() => who.feed.isOver).toBe(true)
    expect((await who.browser.call(sessionRead, {})).person).toBeNull()
  })

  test('nor lists that a page reads again while nobody touches it', async () => {
    const who = await follower()
    const headers = { cookie: `__Host-session=${who.browser.token()}`, [byItselfHeader]: '1' }
    const list = async () =>
      (await desk.api(new Request('https://desk.test/api/claims', { headers }))).status
    await untilIdle(who, async () => expect(await list()).toBe(200))
    expect(await list()).toBe(401)
    await expect.poll(() => who.feed.isOver).toBe(true)
  })

  test('but one request of a person does', async () => {
    const who = await follower()
    await untilIdle(who, () => who.browser.call(claimList, { query: {} }))
    expect((await who.browser.call(sessionRead, {})).person?.id).toBe(who.id)
    expect(who.feed.isOver).toBe(false)
    await who.hangUp()
  })
})

test('a host that ends tells all who follow, who ask another one from where they were', async () => {
  const feeds = await Promise.all(Array.from({ length: 5 }, follower))
  ending.abort()
  for (const { feed } of feeds) {
    await expect.poll(() => feed.isOver).toBe(true)
    expect(feed.quiet).toBeGreaterThan(0)
    expect(feed.retry).toBeGreaterThan(0)
    expect(feed.id).toMatch(/^\d+-\d+-\d+$/)
  }
})
