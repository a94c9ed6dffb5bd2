import { expect, test } from 'vitest'
import { redeem } from '../../tests/support/acts.ts'
import { fileDesk } from '../../tests/support/server-test.ts'
import { planReassignment, readFitting } from './reassign-plan.ts'

const desk = fileDesk()
const supervisor = desk.staff('supervisor')

/** How many statements a look at putting claims off takes. */
async function statementsOfALook(): Promise<number> {
  let statements = 0
  const counted = desk.database.withPlugin({
    transformQuery({ node }) {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const to = { kind: 'hold', until: '2026-04-02' } as const
  const wanted = { from: { promotion: ['busy'] }, to, atMost: 500 }
  const asking = { person: supervisor, now: new Date('2026-03-25T02:00:00Z') }
  await planReassignment(counted, wanted, asking, readFitting)
  return statements
}

test('a look at many claims takes no more statements than a look at one', async () => {
  desk.at('2026-03-25T02:00:00Z')
  await desk.addPromotion('busy')
  await redeem(desk, { promotion: 'busy' })
  const ofOne = await statementsOfALook()
  for (let n = 0; n < 4; n++) await redeem(desk, { promotion: 'busy' })
  expect(await statementsOfALook()).toBe(ofOne)
})
