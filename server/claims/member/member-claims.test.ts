import { beforeAll, describe, expect, test } from 'vitest'
import { intakeClaimRead, intakeMemberClaims } from '../../../contract/intake.ts'
import { askAgain, redeem, redeemAgain } from '../../../tests/support/acts.ts'
import { manyClaims } from '../../../tests/support/many-claims.ts'
import { faultsOf } from '../../../tests/support/refusal.ts'
import { listMemberClaims } from './member-claim.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
let member: string
beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  await manyClaims(desk, 250)
  const row = await desk.database.selectFrom('claims').select('member_id').executeTakeFirstOrThrow()
  member = row.member_id
})

/** Redeem History to its end, page by page. */
async function readThrough(limit: string) {
  const rows = []
  let cursor: string | undefined
  do {
    const query = { limit, ...(cursor ? { cursor } : {}) }
    const page = await desk.memberCenter.call(intakeMemberClaims, { params: { member }, query })
    rows.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return rows
}

describe('a very long Redeem History', () => {
  test.each(['200', '50', '7'])(
    'in pages of %s is whole, and no claim comes twice',
    async (limit) => {
      const rows = await readThrough(limit)
      expect(rows).toHaveLength(251)
      expect(new Set(rows.map(({ number }) => number)).size).toBe(251)
    },
  )

  test('costs one query a page', async () => {
    let queries = 0
    const counting = desk.database.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    expect((await listMemberClaims(counting, member, { limit: 200 })).items).toHaveLength(200)
    expect(queries).toBe(1)
  })

  test('refuses a cursor that is not its own', async () => {
    const query = { cursor: 'somewhere' }
    const call = desk.memberCenter.call(intakeMemberClaims, { params: { member }, query })
    expect(await faultsOf(call)).toEqual(['cursor: wrong_form'])
  })
})

test('a claim that was sent in again tells nothing of the decision before, and stands once', async () => {
  const number = await redeem(desk, { member: { id: 'mc-again' } })
  await askAgain(await desk.as('supervisor'), number, ['photo_unreadable'])
  const read = async () => {
    const params = { member: 'mc-again' }
    const { items } = await desk.memberCenter.call(intakeMemberClaims, { params, query: {} })
    const row = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
    expect([row]).toMatchObject(items)
    return items[0]
  }
  expect(await read()).toMatchObject({ hasRedeemAgain: true, fixes: ['redeem_again'], attempt: 1 })
  await redeemAgain(desk, number)
  expect(await read()).toMatchObject({
    status: 'Redeem qualification under reviewing',
    hasRedeemAgain: false,
    fixes: [],
    attempt: 2,
  })
})
