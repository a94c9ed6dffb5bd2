import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { laneChange } from '../../contract/lane.ts'
import { readClaim } from '../support/acts.ts'
import { appTest, readyToDecide } from '../support/app.tsx'
import { cleanClaims } from '../support/clean-claims.ts'

const { textReader, redeemClean } = cleanClaims()
let promotion = ''
let tests = 0
const app = appTest(async () => {}, { textReader, undoSeconds: 3600 })
beforeEach(async () => {
  promotion = `lane-${(tests += 1)}`
  await app.desk.addPromotion(promotion)
})

async function furnish(count: number): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) numbers.push(await redeemClean(app.desk, { promotion }))
  return numbers
}

const lane = () => `view=clean&promotion=${promotion}`
const shown = () => screen.queryByRole('heading', { level: 1 })?.textContent ?? ''

/** Until one key approves, because what it sends has been in sight. */
const whenReady = () =>
  waitFor(() => {
    expect(document.querySelector('[data-lane="ready"]'), shown()).not.toBeNull()
  })

/** The decisions that stand. */
const standing = (number: string) =>
  app.desk.database
    .selectFrom('decisions')
    .innerJoin('claims', 'claims.id', 'decisions.claim_id')
    .select(['decisions.kind', 'in_lane'])
    .where('number', '=', number)
    .where('undone_at', 'is', null)
    .execute()

test('clean claims are approved with one key each, whose mail was in sight, and none is left out', async () => {
  const numbers = await furnish(5)
  const { user } = await app.open(`/queue?${lane()}`, 'agent')
  await screen.findByText(/approve it with one key/)
  await user.keyboard('n')
  const seen: string[] = []
  while (seen.length < numbers.length) {
    await waitFor(() => expect(numbers.filter((one) => !seen.includes(one))).toContain(shown()))
    const number = shown()
    await whenReady()
    const mail = screen.getByRole('region', { name: 'What the member will get' })
    expect(mail).toHaveTextContent('siti@example.com')
    // A slip: the second press comes before the next claim can have been seen.
    await user.keyboard('aa')
    seen.push(number)
    await waitFor(async () =>
      expect(await standing(number)).toEqual([{ kind: 'approve', in_lane: true }]),
    )
  }
  expect(seen.toSorted()).toEqual(numbers.toSorted())
})

test('Enter opens the form there too, and what is asked again is asked as ever', async () => {
  const [first = '', second = ''] = await furnish(2)
  const { user, go } = await app.open(`/claims/${first}?${lane()}`, 'agent')
  await whenReady()
  await user.keyboard('{Enter}')
  await screen.findByRole('form', { name: 'Approve' })
  expect(await standing(first)).toEqual([])
  await go(`/claims/${second}?${lane()}`)
  await readyToDecide()
  await user.keyboard('r')
  await screen.findByRole('form', { name: 'Ask again' })
})

test('what the reviewer doubts is approved in the usual way', async () => {
  const [number = ''] = await furnish(1)
  const { user } = await app.open(`/claims/${number}?${lane()}`, 'agent')
  await whenReady()
  await user.keyboard('3')
  await waitFor(() => expect(document.querySelector('[data-lane]')).toBeNull())
  await user.keyboard('a')
  await screen.findByRole('form', { name: 'Approve' })
  expect(await standing(number)).toEqual([])
})

test('a claim that is opened from elsewhere is approved in the usual way', async () => {
  const [number = ''] = await furnish(1)
  const { user } = await app.open(`/claims/${number}`, 'agent')
  await readyToDecide()
  await user.keyboard('a')
  await screen.findByRole('form', { name: 'Approve' })
  expect(await standing(number)).toEqual([])
})

test('what stands in the lane no more is not approved, and its page says why', async () => {
  const [first = ''] = await furnish(1)
  const { user } = await app.open(`/claims/${first}?${lane()}`, 'agent')
  await whenReady()
  const supervisor = await app.desk.as('supervisor')
  const usual = { without: [], worthAtMost: [], share: 0 }
  await supervisor.call(laneChange, { body: { ...usual, without: [promotion] } })
  await user.keyboard('a')
  const form = await screen.findByRole('form', { name: 'Approve' })
  await within(form).findByText(/no longer in the clean lane/)
  expect(await readClaim(supervisor, first)).toMatchObject({ state: 'waiting' })
  await supervisor.call(laneChange, { body: usual })
})
