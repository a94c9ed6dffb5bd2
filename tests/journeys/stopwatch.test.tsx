import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { askAgain, readClaim, redeem, redeemAgain } from '../support/acts.ts'
import { appTest, readyToDecide, type Opened } from '../support/app.tsx'
import { cleanPage } from '../support/clean-claims.ts'
import type { IntakeOverrides } from '../support/factories.ts'
import { jpeg } from '../support/pictures.ts'
import { readAll } from '../support/readings.ts'

/** A kind of claim, the keys that decide it, and the decision that is right for it. */
interface Kind {
  count: number
  intake?: IntakeOverrides
  hasOtherSticker?: true
  isSecondAttempt?: true
  /** What is pressed before Enter sends it, and what is typed meanwhile. */
  keys: string[]
  decision: { kind: string; reasons: string[]; override_reason: string | null }
}

const approved = { kind: 'approve', reasons: [], override_reason: null }
const asked = (reason: string) => ({ kind: 'ask_again', reasons: [reason], override_reason: null })
const declined = (reason: string) => ({ kind: 'decline', reasons: [reason], override_reason: null })
const because = 'The regional office agreed.'

const kinds = {
  clean: { count: 18, keys: ['a'], decision: approved },
  otherSticker: {
    count: 8,
    hasOtherSticker: true,
    keys: ['r'],
    decision: asked('photo_other_serial'),
  },
  boughtAbroad: {
    count: 5,
    intake: { purchase: { region: 'FR' } },
    keys: ['d'],
    decision: declined('final_store'),
  },
  seenByAPerson: { count: 3, keys: ['r', '5'], decision: asked('invoice_unreadable') },
  anotherReason: {
    count: 2,
    hasOtherSticker: true,
    keys: ['r', '5'],
    decision: asked('invoice_unreadable'),
  },
  secondAttempt: { count: 2, isSecondAttempt: true, keys: ['a'], decision: approved },
  exception: {
    count: 2,
    intake: { purchase: { region: 'FR' } },
    keys: ['a', '{Tab}', because, '{Escape}'],
    decision: { ...approved, override_reason: because },
  },
} satisfies Record<string, Kind>

const claims = new Map<string, Kind>()

/** What the next pictures that are read show. */
let onPaper = { serialNumber: '', paper: 0 }

const app = appTest(
  async (desk) => {
    await desk.addPromotion('smart-moves')
    const supervisor = await desk.as('supervisor')
    // A kind after the other, as long as there are any, so that no two neighbours are alike.
    const left = Object.values(kinds).flatMap((kind: Kind) =>
      Array.from({ length: kind.count }, (_, nth) => ({ kind, place: nth / kind.count })),
    )
    for (const [nth, { kind }] of left.toSorted((a, b) => a.place - b.place).entries()) {
      const serialNumber = `BA3T0194${String(6000 + nth)}V`
      const printed = kind.hasOtherSticker ? `ML5U0254${String(3000 + nth)}A` : serialNumber
      onPaper = { serialNumber: printed, paper: nth * 10 }
      // No two pictures have one size, so none is another's.
      const files = { invoice: await jpeg(90, 400 + nth), serialPhoto: await jpeg(90, 300 + nth) }
      const number = await redeem(desk, { ...kind.intake, registration: { serialNumber } }, files)
      await readAll(desk)
      if (kind.isSecondAttempt) {
        await askAgain(supervisor, number)
        await redeemAgain(desk, number)
        await readAll(desk)
      }
      claims.set(number, kind)
    }
  },
  {
    undoSeconds: 3600,
    textReader: {
      engine: 'test-1',
      read: async () => {
        onPaper.paper += 1
        return [cleanPage(onPaper.serialNumber, onPaper.paper)]
      },
    },
  },
)

const shown = () => screen.queryByRole('heading', { level: 1 })?.textContent ?? ''
const isShown = (matches: (number: string) => boolean) =>
  waitFor(() => expect(matches(shown())).toBe(true))

/** The decisions that stand, as the database has them. */
const standing = (number: string) =>
  app.desk.database
    .selectFrom('decisions')
    .innerJoin('claims', 'claims.id', 'decisions.claim_id')
    .select(['decisions.kind', 'reasons', 'override_reason'])
    .where('number', '=', number)
    .whereRef('decisions.attempt', '=', 'claims.attempt')
    .where('undone_at', 'is', null)
    .execute()

const happenedTo = async (number: string) =>
  (await readClaim(await app.desk.as('supervisor'), number)).history.map(({ kind }) => kind)

/** Presses keys one by one and counts them. */
function keyboard({ user }: Opened) {
  let pressed = 0
  const press = async (...keys: string[]) => {
    for (const key of keys) await user.keyboard(key)
    pressed += keys.length
  }
  return {
    press,
    /** Presses keys, and Enter once what they prepared can be sent. @returns how many it took */
    async decide(keys: string[]) {
      const before = pressed
      await press(...keys)
      await waitFor(() =>
        expect(screen.getByRole('button', { name: /and send/ }), shown()).toBeEnabled(),
      )
      await press('{Enter}')
      return pressed - before
    },
  }
}

test('forty mixed claims are decided by keyboard alone, with two keys wherever the evidence leads', async () => {
  const opened = await app.open(`/claims/${[...claims.keys()][0]}`, 'agent')
  const { press, decide } = keyboard(opened)
  const keysOf = new Map<string, number>()
  let skipped = ''
  let undone = ''
  while (keysOf.size < claims.size) {
    await isShown((what) => what !== '')
    if (shown() === 'Queue') {
      // Only what was skipped is left, and it is not given again unasked.
      expect([...claims.keys()].filter((one) => !keysOf.has(one))).toEqual([skipped])
      await press('n')
      await isShown((number) => number === skipped)
    }
    await readyToDecide()
    const number = shown()
    const kind = claims.get(number) ?? expect.fail(`${number} is none of them`)
    const isNext = () => isShown((other) => other !== number)
    if (keysOf.size === 7 && skipped === '') {
      skipped = number
      await press('n')
      await screen.findByRole('dialog')
      await press('1')
      await isNext()
      expect(await standing(number)).toEqual([])
      continue
    }
    if (kind === kinds.clean && keysOf.size > 12 && undone === '') {
      undone = number
      await decide(['d', '3'])
      await isNext()
      await waitFor(async () => expect(await standing(number)).toHaveLength(1))
      await press('z')
      await isShown((back) => back === number)
      expect(await standing(number)).toEqual([])
      continue
    }
    keysOf.set(number, await decide(kind.keys))
    await waitFor(async () => expect(await standing(number)).toEqual([kind.decision]))
    if (keysOf.size < claims.size) await isNext()
  }
  expect([...keysOf.keys()].toSorted()).toEqual([...claims.keys()].toSorted())
  expect(await happenedTo(skipped)).toContain('claim_skipped')
  expect(await happenedTo(undone)).toContain('decision_undone')
})
