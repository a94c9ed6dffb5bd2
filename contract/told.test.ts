import * as z from 'zod/mini'
import { expect, test } from 'vitest'
import { endpoints } from './endpoints.ts'
import { asTold } from './told.ts'
import { localDate, optionalText, region, text, zone } from './schema.ts'
import { email } from './contacts.ts'

const person = z.strictObject({
  name: text(5),
  email,
  region,
  bornOn: z.optional(localDate),
  zone: z.nullable(zone),
  note: optionalText(3),
  tags: z.array(text(2)).check(z.maxLength(1)),
  way: z.union([
    z.object({ kind: z.literal('mail'), to: email }),
    z.object({ kind: z.literal('none') }),
  ]),
})

const odd = {
  name: ' longer than it may be now ',
  email: 'nobody',
  region: 'Java',
  bornOn: '31/12/2026',
  zone: '+05:30',
  note: 'long',
  tags: ['abc', 'def'],
  way: { kind: 'mail', to: 'x' },
}

test('what was taken by other rules is told as it stands', () => {
  expect(z.safeParse(person, odd).success).toBe(false)
  expect(z.parse(asTold(person), odd)).toEqual(odd)
})

test('what is not promised is taken out, also further down', () => {
  const answer = z.parse(asTold(person), { ...odd, secret: 1, way: { kind: 'none', secret: 2 } })
  expect(JSON.stringify(answer)).not.toContain('secret')
})

test.each([
  ['a part that is missing', { ...odd, name: undefined }],
  ['a number for a text', { ...odd, email: 5 }],
  ['a text for a list', { ...odd, tags: 'abc' }],
  ['a kind there is not', { ...odd, way: { kind: 'pigeon' } }],
])('%s is still no answer', (_, value) => {
  expect(z.safeParse(asTold(person), value).success).toBe(false)
})

test('the answer of every endpoint can be kept so', () => {
  for (const { answer } of endpoints)
    if ('body' in answer) expect(asTold(answer.body)).toBeDefined()
})
