import fc from 'fast-check'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { LogFields } from '../../ports.ts'
import { jsonLog } from './log.ts'

function written(write: (log: ReturnType<typeof jsonLog>) => void): Record<string, unknown>[] {
  const lines: string[] = []
  write(jsonLog(pino({ base: null }, { write: (line: string) => void lines.push(line) })))
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('a request is one line of JSON with what it was and how long it took', () => {
  const fields: LogFields = { request: 'r-1', endpoint: 'claimRead', status: 200, milliseconds: 7 }
  expect(written((log) => log.info('request', fields))).toMatchObject([
    { msg: 'request', level: 30, ...fields },
  ])
})

test('of an error its kind, its constraint and its place are told, never its message', () => {
  const error = Object.assign(new TypeError('CANARY siti@example.com AAAA-BBBB'), {
    code: '23505',
    constraint: 'codes_fingerprint_key',
    detail: 'CANARY',
  })
  const [line] = written((log) => log.error('unexpected', error, { endpoint: 'codesAdd' }))
  expect(line).toMatchObject({
    level: 50,
    msg: 'unexpected',
    endpoint: 'codesAdd',
    error: 'TypeError 23505 codes_fingerprint_key',
  })
  expect(line?.['at']).toEqual(expect.arrayContaining([expect.stringContaining('log.test.ts')]))
  expect(JSON.stringify(line)).not.toContain('CANARY')
})

test('no line of a message is told, whatever it looks like', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('\n', '   at ', 'CANARY', ' (file:///a.ts:1:1)', 'Error: ', '$&', ''),
        {
          maxLength: 12,
        },
      ),
      fc.option(fc.constantFrom('', 'r', ': ', 'Error', 'other', '⟂')),
      (parts, changed) => {
        const error = new Error(`CANARY${parts.join('')}`)
        // A stack is written when somebody first looks at it, with the message of that moment.
        expect(error.stack).toContain('CANARY')
        if (changed !== null) error.message = changed
        const [line] = written((log) => log.error('unexpected', error))
        expect(JSON.stringify(line)).not.toContain('CANARY')
        if (changed === null) expect(JSON.stringify(line)).toContain('log.test.ts')
      },
    ),
    {
      examples: ['', 'r', ': ', 'other', '⟂', null].map((one) => [['\n', '   at ', 'CANARY'], one]),
    },
  )
})

test.each([new Error(), new TypeError('two\nlines'), newUrlError()])(
  '%s tells its place',
  (error) => {
    const [line] = written((log) => log.error('tick', error))
    expect(line?.['at']).toEqual(expect.arrayContaining([expect.stringContaining('log.test.ts')]))
  },
)

test.each([
  ['a text', 'CANARY'],
  ['nothing', null],
  ['a thing', { secret: 'CANARY' }],
])('thrown %s, it tells no more than that', (_, thrown) => {
  const [line] = written((log) => log.error('tick', thrown))
  expect(line).toMatchObject({ error: typeof thrown, at: [] })
  expect(JSON.stringify(line)).not.toContain('CANARY')
})

test('a line break in a field starts no line of its own', () => {
  const lines = written((log) => log.info('a\nb', { claim: 'R-1\n{"level":50}' }))
  expect(lines).toHaveLength(1)
})

/** An error of Node's own, which has its code in its name. */
function newUrlError(): unknown {
  try {
    return new URL('no address')
  } catch (error) {
    return error
  }
}
