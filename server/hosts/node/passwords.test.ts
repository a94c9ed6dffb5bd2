import { describe, expect, test } from 'vitest'
import { PasswordsBusy } from '../../ports.ts'
import { argon2Passwords } from './passwords.ts'

const passwords = argon2Passwords()

describe('a password', () => {
  test('is hashed as OWASP asks: argon2id, 19 MiB, two passes, one lane, a salt of its own', async () => {
    const [one, other] = await Promise.all([passwords.hash('kuda'), passwords.hash('kuda')])
    for (const hash of [one, other]) {
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    }
    expect(one).not.toBe(other)
  })

  test.each([
    ['kuda terbang', 'kuda terbang', true],
    ['kuda terbang', 'kuda terbang ', false],
    ['kuda terbang', 'Kuda terbang', false],
    ['kuda terbang', '', false],
    ['pässwörter', 'pa\u0308sswo\u0308rter', true],
    ['👩‍🚀'.repeat(20), '👩‍🚀'.repeat(20), true],
  ])('%j opens to %j: %s', async (secret, typed, expected) => {
    expect(await passwords.verify(typed, await passwords.hash(secret), 'stranger')).toBe(expected)
  })

  test('opens nothing where there is no hash', async () => {
    expect(await passwords.verify('', null, 'stranger')).toBe(false)
    expect(await passwords.verify('kuda', null, 'stranger')).toBe(false)
  })

  test.each(['', 'plain', '$argon2id$v=19$m=19456,t=2,p=1$$', '$argon2id$'])(
    'opens no hash that is broken: %j',
    async (hash) => {
      await expect(passwords.verify('', hash, 'stranger').catch(() => false)).resolves.toBe(false)
    },
  )

  test('waits its turn when many come at once, and each gets its own answer', async () => {
    const secrets = Array.from({ length: 12 }, (_, index) => `secret number ${index}`)
    const hashes = await Promise.all(secrets.map((secret) => passwords.hash(secret)))
    const right = await Promise.all(
      secrets.map((secret, index) => passwords.verify(secret, hashes[index] ?? '', 'known')),
    )
    const wrong = await Promise.all(
      secrets.map((secret, index) =>
        passwords.verify(secret, hashes[(index + 1) % 12] ?? '', 'stranger'),
      ),
    )
    expect(new Set(right)).toEqual(new Set([true]))
    expect(new Set(wrong)).toEqual(new Set([false]))
  })

  test('is refused at once when very many wait already, and those get their answers', async () => {
    const asked = await Promise.allSettled(
      Array.from({ length: 60 }, () => passwords.verify('kuda', null, 'stranger')),
    )
    const refused = asked.filter((answer) => answer.status === 'rejected')
    expect(refused).toHaveLength(60 - 2 - 32)
    for (const { reason } of refused) expect(reason).toBeInstanceOf(PasswordsBusy)
    expect(await passwords.verify('kuda', null, 'stranger')).toBe(false)
  })

  test('of somebody we know does not wait for strangers, however many come', async () => {
    const hash = await passwords.hash('kuda terbang')
    let answered = 0
    const strangers = Array.from({ length: 34 }, async () => {
      await passwords.verify('kuda', null, 'stranger')
      answered += 1
    })
    await expect(passwords.verify('kuda', null, 'stranger')).rejects.toBeInstanceOf(PasswordsBusy)
    expect(await passwords.verify('kuda terbang', hash, 'known')).toBe(true)
    expect(answered).toBeLessThan(34)
    await Promise.all(strangers)
  })
})
