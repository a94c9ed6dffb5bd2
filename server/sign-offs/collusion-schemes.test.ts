import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, type Command } from '../../tests/support/collusion-acts.ts'
import { checkLaws } from '../../tests/support/collusion-laws.ts'
import {
  openScene,
  openStage,
  type Scene,
  type Stage,
} from '../../tests/support/collusion-scene.ts'
import { signOffLimits } from './limits.ts'

/** Laws of the database that take two people, by the table they stand on. */
const laws = {
  codes: ['seen_code_is_no_stock', 'seen_code_is_taken_back_by_two'],
  prizes: ['code_goes_elsewhere_by_two'],
  staff: ['role_is_granted_by_two'],
}

async function dropLaws({ desk }: Stage): Promise<void> {
  for (const [table, triggers] of Object.entries(laws)) {
    for (const trigger of triggers) {
      await sql`drop trigger ${sql.id(trigger)} on ${sql.table(table)}`.execute(desk.database)
    }
  }
}

/** Schemes that chance seldom finds. Each rule is written twice, and each of the two holds alone. */
describe.each([
  ['where code and database say no', async () => {}],
  ['where the database would let it pass', dropLaws],
] as const)('%s', (_, prepare) => {
  let stage: Stage
  let scene: Scene
  beforeAll(async () => {
    stage = await openStage()
    await prepare(stage)
  })
  afterAll(() => stage.desk.close())

  async function play(...commands: Command[]): Promise<void> {
    for (const one of commands) await act(scene, one)
  }

  /** Begins, does all of it, lets every mail leave, and looks whether anything was gained. */
  async function scheme(...commands: Command[]): Promise<void> {
    scene = await openScene(stage)
    await play(...commands)
    await act(scene, { do: 'send' })
    await checkLaws(scene)
  }

  test('whoever asks again and again is stopped at what one person may ask for in a day', async () => {
    await scheme(
      { do: 'burst', who: 'crook', claim: 0, of: 'redirect' },
      { do: 'burst', who: 'crook', claim: 0, of: 'link' },
    )
    expect(scene.did.get('crook redirect')).toBe(signOffLimits.code_redirected.perDay)
    expect(scene.did.get('crook link')).toBe(signOffLimits.staff_link.perDay)
  })

  test('whoever disables everybody else is not alone by it', async () => {
    await scheme(
      { do: 'disable', who: 'crook', to: 'honest' },
      { do: 'disable', who: 'crook', to: 'friend' },
      { do: 'invite', who: 'crook' },
      { do: 'grant', who: 'crook', to: 'friend' },
      { do: 'link', who: 'crook', to: 'honest' },
    )
    expect(scene.did.get('crook disable')).toBe(2)
    expect(scene.did.get('crook invite')).toBe(1)
  })

  test('whoever takes everybody else’s roles is not alone by it', async () => {
    await scheme(
      { do: 'strip', who: 'crook', to: 'honest' },
      { do: 'strip', who: 'crook', to: 'friend' },
      { do: 'invite', who: 'crook' },
      { do: 'grant', who: 'crook', to: 'friend' },
    )
    expect(scene.did.get('crook strip')).toBe(2)
    expect(scene.did.get('crook invite')).toBe(1)
  })

  test('a role is asked for, and gained by nobody, until another signs', async () => {
    await scheme(
      { do: 'grant', who: 'crook', to: 'friend' },
      { do: 'grant', who: 'crook', to: 'honest' },
      { do: 'grant', who: 'crook', to: 'crook' },
    )
    expect(scene.did.get('crook grant')).toBe(2)
  })

  test('a code that was looked up is not taken back by an undo, and no second one follows', async () => {
    scene = await openScene(stage)
    const number = scene.claims[3] ?? ''
    await play({ do: 'approve', who: 'crook', claim: 3 })
    await play({ do: 'find', who: 'crook', code: await codeOf(number) })
    expect(scene.seen).toContainEqual(expect.objectContaining({ claim: number }))
    await play({ do: 'undo', who: 'crook', claim: 3 }, { do: 'approve', who: 'crook', claim: 3 })
    await act(scene, { do: 'send' })
    await checkLaws(scene)
    expect(scene.did.get('crook undo')).toBeUndefined()
  })

  test('a code that left is neither taken back nor sent elsewhere by one', async () => {
    await scheme(
      { do: 'reverse', who: 'crook', claim: 0 },
      { do: 'approve', who: 'crook', claim: 0 },
      { do: 'redirect', who: 'crook', claim: 1 },
    )
    expect(scene.did.get('crook reverse')).toBe(1)
    expect(scene.did.get('crook redirect')).toBe(1)
    expect(scene.did.get('crook approve')).toBeUndefined()
  })

  /** Which of the scene's codes a claim has. */
  async function codeOf(number: string): Promise<number> {
    const { last4 } = await stage.desk.database
      .selectFrom('codes')
      .innerJoin('claims', 'claims.id', 'codes.claim_id')
      .select('codes.last4')
      .where('claims.number', '=', number)
      .executeTakeFirstOrThrow()
    return scene.codes.findIndex((code) => code.endsWith(last4))
  }
})
