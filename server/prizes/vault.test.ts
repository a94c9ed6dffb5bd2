import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseCode, openVault } from './vault.ts'

const keyOf = (fill: number, id = 'k1') => ({ id, bytes: new Uint8Array(32).fill(fill) })
const vault = await openVault(keyOf(1))
const row = '0190a000-0000-7000-8000-000000000001'
const otherRow = '0190a000-0000-7000-8000-000000000002'

const anyCode = fc.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/)

describe('a code that was locked', () => {
  test('opens as it was written, and lies there unreadable', async () => {
    await fc.assert(
      fc.asyncProperty(anyCode, async (code) => {
        const locked = await vault.lock(row, code)
        expect(await vault.open(row, locked)).toBe(code)
        expect(Buffer.from(locked.ciphertext).toString('latin1')).not.toContain(code.slice(0, 4))
      }),
    )
  })

  test('does not open with a single bit turned, of the text or of the nonce', async () => {
    const locked = await vault.lock(row, 'AAAA-BBBB-CC01')
    for (const part of ['ciphertext', 'nonce'] as const) {
      for (const index of locked[part].keys()) {
        const turned = new Uint8Array(locked[part])
        turned[index] = (turned[index] ?? 0) ^ 1
        await expect(vault.open(row, { ...locked, [part]: turned })).rejects.toThrow()
      }
    }
  })

  test('does not open cut short', async () => {
    const locked = await vault.lock(row, 'AAAA-BBBB-CC01')
    const cut = { ...locked, ciphertext: locked.ciphertext.subarray(0, -1) }
    await expect(vault.open(row, cut)).rejects.toThrow()
  })

  test('does not open in another row', async () => {
    const locked = await vault.lock(row, 'AAAA-BBBB-CC01')
    await expect(vault.open(otherRow, locked)).rejects.toThrow()
  })

  test('does not open with another key, whatever that key calls itself', async () => {
    const locked = await vault.lock(row, 'AAAA-BBBB-CC01')
    const renamed = await openVault(keyOf(2))
    const other = await openVault(keyOf(1, 'k2'))
    await expect(renamed.open(row, locked)).rejects.toThrow()
    await expect(other.open(row, locked)).rejects.toThrow('locked with the key k1')
  })

  test('never lies there twice the same', async () => {
    const nonces = await Promise.all(
      Array.from({ length: 200 }, async () => (await vault.lock(row, 'AAAA-BBBB-CC01')).nonce),
    )
    expect(new Set(nonces.map((nonce) => nonce.toHex())).size).toBe(200)
  })
})

describe('the fingerprint of a code', () => {
  test('is the same for every way of writing it', async () => {
    const written = ['AAAA-BBBB-CC01', 'aaaa bbbb cc01', 'AAAABBBBCC01', ' aaaa-BBBB cc01 ']
    const prints = await Promise.all(written.map((code) => vault.fingerprint(code)))
    expect(new Set(prints).size).toBe(1)
  })

  test('differs for codes that differ', async () => {
    await fc.assert(
      fc.asyncProperty(anyCode, anyCode, async (one, other) => {
        fc.pre(normaliseCode(one) !== normaliseCode(other))
        expect(await vault.fingerprint(one)).not.toBe(await vault.fingerprint(other))
      }),
    )
  })

  test('cannot be made without the key', async () => {
    const other = await openVault(keyOf(2))
    expect(await other.fingerprint('AAAA-BBBB-CC01')).not.toBe(
      await vault.fingerprint('AAAA-BBBB-CC01'),
    )
  })

  test('stands beside the last four characters, without dashes', async () => {
    expect((await vault.lock(row, 'AAAA-BBBB-C-C01')).last4).toBe('CC01')
  })
})
