import { expect, test } from 'vitest'
import { claimApprove } from '../../contract/decisions.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { codeBatchPreview } from '../../contract/code-batches.ts'
import { codeFind, codeReveal } from '../../contract/codes.ts'
import { codeRedirect, codeResend } from '../../contract/replacements.ts'
import { signOffConfirm } from '../../contract/sign-offs.ts'
import { viewCreate } from '../../contract/view-changes.ts'
import { mostViews } from '../../server/claims/queue/view-rules.ts'
import type { Client } from '../../contract/client.ts'
import { codeFile, importCodes } from '../support/codes.ts'
import { claimIntake } from '../support/factories.ts'
import { outcomesOf } from '../support/outcomes.ts'
import { jpeg } from '../support/pictures.ts'
import { fileRaceDesk } from './race-desk.ts'

/** Limits that are counted before acting, asked for by many at once on two pools of connections. */
const desk = fileRaceDesk()
let keys = 0
const key = () => `limit-${String((keys += 1)).padStart(6, '0')}`

async function issued(promotion: string, count: number): Promise<string[]> {
  await desk.addPromotion(promotion)
  const people: [Client, Client] = [await desk.as('supervisor'), await desk.as('supervisor')]
  const codes = Array.from({ length: count }, (_, n) => `${promotion}-CODE-${n}A`)
  await importCodes(people, { promotion, prize: 'voucher' }, codes)
  const picture = await jpeg(40)
  const agent = await desk.as('agent')
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const { number } = await desk.memberCenter.call(intakeClaimCreate, {
        json: claimIntake({ promotion, registration: { serialNumber: `${promotion}-${n}X` } }),
        files: { invoice: picture, serialPhoto: picture },
        idempotencyKey: key(),
      })
      await agent.call(claimApprove, {
        params: { number },
        version: 1,
        idempotencyKey: key(),
        body: { overrideReason: 'whatever the checks say' },
      })
      return number
    }),
  )
}

test('of fifty reveals at once exactly as many happen as one person has in a day', async () => {
  const numbers = await issued('reveals', 50)
  const supervisor = await desk.as('supervisor')
  const reveals = numbers.map((number) =>
    supervisor.call(codeReveal, { params: { number }, body: { reason: 'at once' } }),
  )
  expect(await outcomesOf(reveals)).toEqual({ done: 30, too_many_attempts: 20 })
  const { count } = await desk.database
    .selectFrom('vault_events')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('kind', '=', 'code_revealed')
    .executeTakeFirstOrThrow()
  expect(count).toBe(30)
})

test('of sixty searches at once exactly as many are answered as one person has in a day', async () => {
  const supervisor = await desk.as('supervisor')
  const guesses = Array.from({ length: 60 }, (_, n) =>
    supervisor.call(codeFind, { body: { code: `GUESS-AT-ONCE-${n}A` } }),
  )
  expect(await outcomesOf(guesses)).toEqual({ not_found: 40, too_many_attempts: 20 })
})

test('of ten who mail a code again at once one does, and no claim gets more than three', async () => {
  const [number = ''] = await issued('resends', 1)
  for (let version = 2; version < 8; version++) {
    const people = await Promise.all(Array.from({ length: 5 }, () => desk.as('supervisor')))
    const ended = await outcomesOf(
      people.map((person) =>
        person.call(codeResend, {
          params: { number },
          version,
          idempotencyKey: key(),
          body: { reason: 'at once' },
        }),
      ),
    )
    expect(ended['done'] ?? 0).toBe(version < 5 ? 1 : 0)
  }
})

const redirect = (person: Client, number: string) =>
  person.call(codeRedirect, {
    params: { number },
    version: 2,
    idempotencyKey: key(),
    body: { reason: 'at once', email: 'elsewhere@example.com' },
  })

test('of fourteen sign-offs one person asks for at once ten are asked for', async () => {
  const numbers = await issued('redirects', 14)
  const supervisor = await desk.as('supervisor')
  const asked = await outcomesOf(numbers.map((number) => redirect(supervisor, number)))
  expect(asked).toEqual({ done: 10, too_many_attempts: 4 })
})

test('of fourteen sign-offs one person confirms at once ten are confirmed', async () => {
  const numbers = await issued('confirmed', 14)
  const askers = [await desk.as('supervisor'), await desk.as('supervisor')] as const
  for (const [n, number] of numbers.entries()) await redirect(askers[n < 7 ? 0 : 1], number)
  const waiting = await desk.database
    .selectFrom('sign_offs')
    .innerJoin('claims', 'claims.id', 'sign_offs.claim_id')
    .select('sign_offs.id')
    .where('claims.number', 'in', numbers)
    .execute()
  const signer = await desk.as('supervisor')
  const confirmed = waiting.map(({ id }) => signer.call(signOffConfirm, { params: { id } }))
  expect(await outcomesOf(confirmed)).toEqual({ done: 10, too_many_attempts: 4 })
})

test('of seventy files one person has looked at at once sixty are', async () => {
  await desk.addPromotion('previews')
  const supervisor = await desk.as('supervisor')
  const previews = Array.from({ length: 70 }, (_, n) =>
    supervisor.call(codeBatchPreview, {
      json: { promotion: 'previews', prize: 'voucher' },
      files: { codes: codeFile([`GUESSED-BY-FILE-${n}A`]) },
    }),
  )
  expect(await outcomesOf(previews)).toEqual({ done: 60, too_many_attempts: 10 })
})

test('of ten views saved at once under one name, or for the last place, one is', async () => {
  const agent = await desk.as('agent')
  const save = (name: string) =>
    agent.call(viewCreate, { idempotencyKey: key(), body: { name, query: '', isShared: false } })
  const ten = Array.from({ length: 10 }, (_, n) => n)
  expect(await outcomesOf(ten.map((n) => save(n % 2 ? 'Mine' : 'MINE')))).toEqual({
    done: 1,
    view_exists: 9,
  })
  for (let n = 2; n < mostViews; n++) await save(`View ${n}`)
  expect(await outcomesOf(ten.map((n) => save(`Last ${n}`)))).toEqual({ done: 1, views_full: 9 })
})
