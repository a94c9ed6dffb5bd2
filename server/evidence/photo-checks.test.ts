import { expect, test } from 'vitest'
import { claimIntake } from '../../tests/support/factories.ts'
import { pageReading } from '../../tests/support/readings.ts'
import type { ReadEvidence } from './evidence.ts'
import { photoChecks } from './photo-checks.ts'

const { registration } = claimIntake()

const photo = (lines: string[], codes: string[] = [], corrected = {}): ReadEvidence => ({
  kind: 'serial_photo',
  sentSha256: 'sent',
  sha256s: ['a'.repeat(64)],
  pages: [pageReading(lines, codes)],
  corrected,
})

const serial = (evidence: ReadEvidence) =>
  photoChecks(evidence, registration).find(({ id }) => id === 'photo_serial')

test('a slip is shown character by character, and is for a person to judge', () => {
  expect(serial(photo(['S/N: BA3TO1946000V']))).toMatchObject({
    outcome: 'unsure',
    found: [{ kind: 'characters', text: 'BA3TO1946000V', differing: [4] }],
    suggests: ['photo_other_serial'],
  })
})

test('another product’s sticker fails, and shows its number', () => {
  expect(serial(photo(['S/N: 601V41MB2208000']))).toMatchObject({
    outcome: 'fails',
    found: [{ kind: 'text', text: '601V41MB2208000' }],
  })
})

test('a code that is no S/N accuses nobody', () => {
  expect(serial(photo(['Made in China'], ['9S7-XK688-381']))).toMatchObject({
    outcome: 'unsure',
    suggests: ['photo_unreadable'],
  })
})

test('a picture that cannot be read says so, and no more', () => {
  expect(serial(photo([]))).toMatchObject({
    outcome: 'unsure',
    found: [],
    suggests: ['photo_unreadable'],
  })
})

test('what a reviewer reads goes before what the machine read', () => {
  const corrected = { serialNumber: 'BA3T01946000V' }
  expect(serial(photo(['S/N: BA3T01946OO0V'], [], corrected))?.outcome).toBe('holds')
})

test('CHK is compared where the sticker shows one', () => {
  const chk = (line: string) =>
    photoChecks(photo([line]), registration).find(({ id }) => id === 'photo_chk')?.outcome
  expect(chk('CHK: 123')).toBe('holds')
  expect(chk('CHK 128')).toBe('unsure')
  expect(chk('Made in China')).toBeUndefined()
})
