import { beforeAll, expect, test } from 'vitest'
import { codeBatchCreate } from '../../contract/code-batches.ts'
import { approve, loadCodes, newKey, redeem } from '../../tests/support/acts.ts'
import { codeFile } from '../../tests/support/codes.ts'
import { testDesk } from '../../tests/support/desk.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'
import { checkCodeKeys, WrongCodeKey } from './key-check.ts'
import { openCode } from './open-code.ts'
import { rewrapCodes } from './rewrap.ts'
import { openVault } from './vault.ts'

const desk = fileDesk()
const supervisor = desk.staff('supervisor')
const former = { id: 'test', bytes: new Uint8Array(32).fill(7) }
const key = { id: 'k2', bytes: new Uint8Array(32).fill(9) }
const codes = Array.from({ length: 450 }, (_, index) => `REWRAP-CODE-${1000 + index}`)
beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  await loadCodes(supervisor, 'smart-moves', codes)
  await supervisor.call(codeBatchCreate, {
    json: { promotion: 'smart-moves', prize: 'voucher' },
    files: { codes: codeFile(['STAGED-CODE-1']) },
    idempotencyKey: newKey(),
  })
  await approve(supervisor, await redeem(desk))
})

const keyIds = async () => {
  const rows = await desk.database.selectFrom('codes').select('key_id').distinct().execute()
  return rows.map((row) => row.key_id)
}

test('a desk with a key that opens nothing is told so, by name', async () => {
  const check = async (given: Parameters<typeof openVault>[0]) =>
    checkCodeKeys(desk.database, await openVault(given))
  await expect(check(former)).resolves.toBeUndefined()
  await expect(check({ ...key, former })).resolves.toBeUndefined()
  await expect(check(key)).rejects.toThrow(WrongCodeKey)
  await expect(check(key)).rejects.toThrow('FORMER_CODE_KEY_ID=test')
  await expect(check({ ...key, id: 'test' })).rejects.toThrow('CODE_KEY is not the key test')
  await expect(check({ ...key, former: { ...key, id: 'test' } })).rejects.toThrow(
    'FORMER_CODE_KEY is not the key test',
  )
})

test('codes locked with the former key are known while they move, and open all the way', async () => {
  const vault = await openVault({ ...key, former })
  const moving: string[] = []
  const given = await desk.database
    .selectFrom('codes')
    .select('id')
    .where('state', '=', 'issued')
    .executeTakeFirstOrThrow()
  expect(await openCode(desk.database, vault, given.id)).toBe(codes[0])

  const done = await rewrapCodes(desk.ports, vault, (count) => moving.push(String(count)))
  expect(done).toBe(451)
  expect(moving).toEqual(['200', '400', '450', '451'])
  expect(await keyIds()).toEqual(['k2'])
  expect(await rewrapCodes(desk.ports, vault)).toBe(0)

  const present = await openVault(key)
  expect(await openCode(desk.database, present, given.id)).toBe(codes[0])
  const all = await desk.database
    .selectFrom('codes')
    .select(['id', 'ciphertext', 'nonce', 'key_id', 'fingerprint'])
    .orderBy('position')
    .execute()
  const opened = await Promise.all(
    all.map((row) => present.open(row.id, { ...row, keyId: row.key_id })),
  )
  expect(opened).toEqual(codes)
  expect(new Set(all.map(({ nonce }) => Buffer.from(nonce).toString('hex'))).size).toBe(450)
})

test('a code that was loaded before is known by the former key as well', async () => {
  // The desk's own port has the former key only; its codes are named by the new one by now.
  const other = await testDesk({ codeKey: { ...key, former } })
  await other.addPromotion('smart-moves')
  const before = await openVault(former)
  await loadCodes(await other.as('supervisor'), 'smart-moves', [newKey()])
  await other.database
    .updateTable('codes')
    .set({ fingerprint: await before.fingerprint('OLD-CODE-0001'), key_id: 'test' })
    .execute()
  const again = loadCodes(await other.as('supervisor'), 'smart-moves', ['old code 0001'])
  expect((await refusal(again)).id).toBe('codes_known')
  await other.close()
})
