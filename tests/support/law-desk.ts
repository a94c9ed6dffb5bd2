import { sql } from 'kysely'
import { afterAll, beforeAll, expect } from 'vitest'
import { approve, askAgain, decline, loadCodes, newKey, redeem, redeemAgain } from './acts.ts'
import { testDesk } from './desk.ts'
import { aboveTheLimit, physicalPrize } from './factories.ts'

/** A desk with a claim in every state, and somebody who tries to break its database. */
interface LawDesk {
  /**
   * Runs statements in one transaction, to its very end, and answers why it was refused. In them
   * `{waiting}` is the id of the claim of that name, `{me}` somebody's, `{new}` a new one.
   */
  refusalOf(statements: readonly string[]): Promise<string>
  /** Whether these statements are allowed; they change nothing in the end. */
  isAllowed(statements: readonly string[]): Promise<boolean>
  close(): Promise<void>
}

async function lawDesk(): Promise<LawDesk> {
  const desk = await testDesk()
  const agent = await desk.as('agent')
  const supervisor = await desk.as('supervisor')
  const ids = new Map([
    ['me', agent.id],
    ['second', supervisor.id],
  ])
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('held', { release: 'after_end' })
  await desk.addPromotion('physical', { prizes: [physicalPrize] })
  await desk.addPromotion('dear', { release: 'after_end', ...aboveTheLimit })
  await loadCodes(supervisor, 'smart-moves', [newKey(), newKey()])

  async function keep(
    name: string,
    promotion: string,
    ...acts: ((number: string) => Promise<unknown>)[]
  ) {
    const number = await redeem(desk, { promotion })
    for (const act of acts) await act(number)
    const { id } = await desk.database
      .selectFrom('claims')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    ids.set(name, id)
  }
  const approved = (number: string) => approve(agent, number)
  const asked = (number: string) => askAgain(agent, number)
  await keep('waiting', 'smart-moves')
  await keep('again', 'smart-moves', asked, (number) => redeemAgain(desk, number))
  await keep('asked', 'smart-moves', asked)
  await keep('declined', 'smart-moves', (number) => decline(agent, number))
  await keep('issued', 'smart-moves', approved)
  await keep('other', 'smart-moves', approved)
  await keep('awaiting', 'smart-moves', approved)
  await keep('held', 'held', approved)
  await keep('dispatch', 'physical', approved)
  await keep('dear', 'dear', approved)
  await loadCodes(supervisor, 'held', [newKey(), newKey()])
  await loadCodes(supervisor, 'dear', [newKey()])

  const fill = (statement: string) =>
    statement
      .replaceAll('{new}', () => `'${desk.ports.ids.next()}'`)
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => `'${ids.get(name) ?? expect.fail(name)}'`)

  async function run(statements: readonly string[], isLasting: boolean): Promise<string | null> {
    try {
      await desk.database.transaction().execute(async (tx) => {
        for (const statement of statements) await sql.raw(fill(statement)).execute(tx)
        if (isLasting) return
        await sql`set constraints all immediate`.execute(tx)
        throw new Rollback()
      })
      return null
    } catch (error) {
      if (error instanceof Rollback) return null
      return error instanceof Error ? error.message : String(error)
    }
  }

  return {
    refusalOf: async (statements) =>
      (await run(statements, true)) ?? expect.fail(`nothing refused ${statements.join('; ')}`),
    isAllowed: async (statements) => (await run(statements, false)) === null,
    close: desk.close,
  }
}

/** What is tried, which law refuses it, and the statements that try it. */
export type Break = [what: string, why: RegExp, statements: string[]]

/** The law desk of a test file, with `isRefused` as the body of a `test.each<Break>`. */
export function fileLawDesk(): Omit<LawDesk, 'close'> & {
  isRefused(...attempt: Break): Promise<void>
} {
  let opened: LawDesk | undefined
  const desk = () => opened ?? expect.fail('The desk opens before the first test')
  beforeAll(async () => {
    opened = await lawDesk()
  })
  afterAll(() => opened?.close())
  return {
    refusalOf: (statements) => desk().refusalOf(statements),
    isAllowed: (statements) => desk().isAllowed(statements),
    async isRefused(_what, why, statements) {
      expect(await desk().refusalOf(statements)).toMatch(why)
    },
  }
}

class Rollback extends Error {}

/** A code that no claim has. */
export const freeCode = `(select id from codes where claim_id is null limit 1)`

/** Statements that the breaks have in common. */
export const nextVersion = (claim: string, changes = '') =>
  `update claims set version = version + 1${changes} where id = {${claim}}`

export const event = (
  claim: string,
  version = `(select version from claims where id = {${claim}})`,
) =>
  `insert into events (claim_id, version, attempt, kind, at, actor_kind, details)
   values ({${claim}}, ${version}, 1, 'claim_assigned', now(), 'system', '{}')`

export const decision = (claim: string, kind: string, attempt = 1) =>
  `insert into decisions (id, claim_id, attempt, kind, staff_id, reasons, told, decided_at, version)
   values ({new}, {${claim}}, ${attempt}, '${kind}', {me},
     '${kind === 'approve' ? '[]' : '["final_model"]'}',
     '${kind === 'approve' ? '[]' : '[{"reason": "final_model", "text": "Sorry", "fix": "final"}]'}',
     now(), (select version + 1 from claims where id = {${claim}}))`

export const decided = (claim: string, state: string) =>
  nextVersion(claim, `, state = '${state}', decided_at = now()`)

export const prize = (claim: string, state = 'awaiting_code') =>
  `insert into prizes (claim_id, promotion_id, offer_id, name, kind, state, approved_at)
   values ({${claim}}, 'smart-moves', 'voucher', 'Code', 'digital_code', '${state}', now())`

/** A step of the history together with the version that it makes. */
export const nextStep = (claim: string) => [nextVersion(claim), event(claim)]
