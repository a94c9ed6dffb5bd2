import { expect, test } from 'vitest'
import { newPostgresDatabase } from '../support/postgres-database.ts'
import { torture } from './torture.ts'

test('codes survive kills, lost answers, duplicates and a mail server that forgets', async () => {
  const { violations, figures } = await torture({
    databaseUrl: await newPostgresDatabase(),
    claims: 16,
    codes: 12,
    kills: 2,
  })
  expect(violations).toEqual([])
  expect(figures).toMatchObject({ claims: 32, acknowledged: 32 })
  // A test that troubled nobody would prove nothing.
  expect(figures['kills']).toBeGreaterThan(0)
  expect(figures['smtpTrouble']).toBeGreaterThan(0)
  expect(figures['violationsPlanted']).toBeGreaterThan(0)
})
