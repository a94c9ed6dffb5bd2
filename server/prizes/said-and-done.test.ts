import { beforeAll, describe, test } from 'vitest'
import {
  codeBatchConfirm,
  codeBatchCreate,
  codeBatchList,
  codeBatchReject,
  codeBatchVoid,
} from '../../contract/code-batches.ts'
import { codeReveal } from '../../contract/codes.ts'
import { prizeConfirm, prizeRead, prizeRefuse, prizeRelease } from '../../contract/prizes.ts'
import { codeRedirect, codeResend, replacementAsk } from '../../contract/replacements.ts'
import { approve, loadCodes, newKey, redeem } from '../../tests/support/acts.ts'
import { codeFile } from '../../tests/support/codes.ts'
import type { TestDesk, Somebody } from '../../tests/support/desk.ts'
import { aboveTheLimit, physicalPrize } from '../../tests/support/factories.ts'
import { readPrize } from '../../tests/support/prizes.ts'
import { expectOneLaw } from '../../tests/support/one-law.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

/** What a screen offers, and what becomes of it when it is done: one law, for each state and role. */

type Terms = Parameters<TestDesk['addPromotion']>[1]

const roles = ['agent', 'supervisor', 'logistics', 'administrator', 'auditor'] as const

const desk = fileDesk()
const supervisor = desk.staff('supervisor')
let people: Somebody[]
let made = 0

beforeAll(async () => {
  people = [supervisor, ...(await Promise.all(roles.map((role) => desk.as(role))))]
})

async function addPromotion(terms: Terms, codes: number): Promise<string> {
  const promotion = `said-${++made}`
  await desk.addPromotion(promotion, terms)
  if (codes > 0) await loadCodes(supervisor, promotion, Array.from({ length: codes }, newKey))
  return promotion
}

/** Approved by the supervisor, who is no second person then. */
async function approved(promotion: string): Promise<string> {
  desk.at('2026-03-10T02:00:00Z')
  const number = await redeem(desk, { promotion })
  await approve(supervisor, number)
  return number
}

const prizeActs = {
  canConfirm: async (who: Somebody, number: string) =>
    who.call(prizeConfirm, await commandOn(number)),
  canRefuse: async (who: Somebody, number: string) =>
    who.call(prizeRefuse, { ...(await commandOn(number)), body: { because: 'No' } }),
  canRelease: async (who: Somebody, number: string) =>
    who.call(prizeRelease, await commandOn(number)),
  canReveal: (who: Somebody, number: string) =>
    who.call(codeReveal, { params: { number }, body: { reason: 'Asked' } }),
  canResend: async (who: Somebody, number: string) =>
    who.call(codeResend, { ...(await commandOn(number)), body: { reason: 'Asked' } }),
  canRedirect: async (who: Somebody, number: string) =>
    who.call(codeRedirect, {
      ...(await commandOn(number)),
      body: { reason: 'Asked', email: 'new@example.com' },
    }),
  canAskReplacement: async (who: Somebody, number: string) =>
    who.call(replacementAsk, {
      ...(await commandOn(number)),
      body: { because: 'void', reason: 'Asked' },
    }),
}

async function commandOn(number: string) {
  const { version } = await readPrize(supervisor, number)
  return { params: { number }, version, idempotencyKey: newKey() }
}

const prizes: Record<string, { terms?: Terms; codes?: number; after?(number: string): unknown }> = {
  'waits for a second person': { terms: aboveTheLimit },
  'was refused by a second person': {
    terms: aboveTheLimit,
    after: async (number) => prizeActs.canRefuse(await desk.as('supervisor'), number),
  },
  'is held while its promotion runs': { terms: { release: 'after_end' } },
  'is held, its promotion over': {
    terms: { release: 'after_end' },
    after: () => desk.at('2026-04-01T02:00:00Z'),
  },
  'waits in line for a code': { codes: 0 },
  'was issued': {},
  'is asked to go elsewhere': {
    after: async (number) => prizeActs.canRedirect(await desk.as('supervisor'), number),
  },
  'is asked to be given again': {
    after: async (number) => prizeActs.canAskReplacement(await desk.as('supervisor'), number),
  },
  'is a parcel': { terms: { prizes: [physicalPrize] }, codes: 0 },
}

describe('of a prize that', () => {
  test.each(Object.entries(prizes))(
    '%s everybody is offered what they can do, and nothing else',
    async (_, { terms = {}, codes = 30, after }) => {
      const promotion = await addPromotion(terms, codes)
      await expectOneLaw({
        people,
        async make() {
          const number = await approved(promotion)
          await after?.(number)
          return number
        },
        told: (who, number) => who.call(prizeRead, { params: { number } }),
        acts: prizeActs,
      })
    },
  )
})

const batchActs = {
  canConfirm: (who: Somebody, { id }: Made) =>
    who.call(codeBatchConfirm, { params: { id }, idempotencyKey: newKey() }),
  canReject: (who: Somebody, { id }: Made) =>
    who.call(codeBatchReject, { params: { id }, body: { reason: 'Wrong' } }),
  canVoid: (who: Somebody, { id }: Made) =>
    who.call(codeBatchVoid, {
      params: { id },
      idempotencyKey: newKey(),
      body: { as: 'void', reason: 'Lost' },
    }),
}

interface Made {
  id: string
}

async function sentBatch(terms: Terms = {}): Promise<{ id: string; promotion: string }> {
  const promotion = await addPromotion(terms, 0)
  const { id } = await supervisor.call(codeBatchCreate, {
    json: { promotion, prize: 'voucher' },
    files: { codes: codeFile([newKey()]) },
    idempotencyKey: newKey(),
  })
  return { id, promotion }
}

async function confirmedBatch(terms: Terms = {}) {
  const batch = await sentBatch(terms)
  await batchActs.canConfirm(await desk.as('administrator'), batch)
  return batch
}

const batches: Record<string, () => Promise<Made>> = {
  waits: sentBatch,
  'was confirmed': confirmedBatch,
  'is only reserved': async () => {
    const batch = await confirmedBatch({ release: 'after_end' })
    await approved(batch.promotion)
    return batch
  },
  'was given out': async () => {
    const batch = await confirmedBatch()
    await approved(batch.promotion)
    return batch
  },
  'is asked to be void': async () => {
    const batch = await confirmedBatch()
    await batchActs.canVoid(await desk.as('supervisor'), batch)
    return batch
  },
  'was rejected': async () => {
    const batch = await sentBatch()
    await batchActs.canReject(supervisor, batch)
    return batch
  },
}

describe('of a batch that', () => {
  test.each(Object.entries(batches))(
    '%s everybody is offered what they can do, and nothing else',
    async (_, make) => {
      await expectOneLaw({
        people,
        make,
        told: async (who, { id }) =>
          (await who.call(codeBatchList, {})).find((one) => one.id === id),
        acts: batchActs,
      })
    },
  )
})
