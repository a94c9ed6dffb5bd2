import { beforeAll, describe, expect, test } from 'vitest'
import { vaultEventList } from '../../contract/codes.ts'
import { approve, loadCodes, newKey, readClaim, redeem } from '../../tests/support/acts.ts'
import { reveal } from '../../tests/support/prizes.ts'
import { faultsOf, refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('held', { release: 'after_end' })
})

async function issued(code: string = newKey()): Promise<string> {
  await loadCodes(await desk.as('supervisor'), 'smart-moves', [code])
  const number = await redeem(desk)
  await approve(agent, number)
  return number
}

describe('a code that is revealed', () => {
  test('is shown once, with the reason in the history and in the record', async () => {
    const supervisor = await desk.as('supervisor')
    const number = await issued('REVEAL-CODE-RR01')
    expect(await reveal(supervisor, number, 'Typed it wrong')).toEqual({
      code: 'REVEAL-CODE-RR01',
      hideAfterSeconds: 30,
    })
    const { history } = await readClaim(agent, number)
    expect(history[0]).toMatchObject({
      kind: 'code_revealed',
      details: { codeLast4: 'RR01', because: 'Typed it wrong' },
      mails: [],
    })
    const [recorded] = await supervisor.call(vaultEventList, {})
    expect(recorded).toMatchObject({
      kind: 'code_revealed',
      claim: number,
      last4: 'RR01',
      reason: 'Typed it wrong',
    })
    const tables = await Promise.all(
      (['events', 'vault_events', 'idempotency_keys', 'mails'] as const).map((table) =>
        desk.database.selectFrom(table).selectAll().execute(),
      ),
    )
    expect(JSON.stringify(tables)).not.toContain('REVEAL-CODE')
  })

  test('asks for a reason', async () => {
    const supervisor = await desk.as('supervisor')
    expect(await faultsOf(reveal(supervisor, await issued(), '  '))).toEqual(['reason: required'])
  })

  test('belongs to a prize that has one: not to one that waits, nor one that is held', async () => {
    const supervisor = await desk.as('supervisor')
    await loadCodes(supervisor, 'held', [newKey()])
    const held = await redeem(desk, { promotion: 'held' })
    await approve(agent, held)
    expect((await refusal(reveal(supervisor, held))).id).toBe('not_found')
    expect((await refusal(reveal(supervisor, await redeem(desk)))).id).toBe('not_found')
  })

  test('six times within an hour raises an alarm; thirty times a day is the end', async () => {
    const supervisor = await desk.as('supervisor')
    const number = await issued()
    const alarms = async () =>
      (await supervisor.call(vaultEventList, { query: { limit: '500' } })).filter(
        ({ kind, by }) => kind === 'reveal_alarm' && by !== null,
      )
    for (let n = 0; n < 5; n++) await reveal(supervisor, number)
    expect(await alarms()).toEqual([])
    await reveal(supervisor, number)
    expect(await alarms()).toMatchObject([{ count: 6 }])
    for (let n = 6; n < 30; n++) await reveal(supervisor, number)
    expect((await refusal(reveal(supervisor, number))).id).toBe('too_many_attempts')
    await expect(reveal(await desk.as('supervisor'), number)).resolves.toBeDefined()
  })
})
