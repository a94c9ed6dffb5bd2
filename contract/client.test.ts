import * as z from 'zod/mini'
import { expect, test } from 'vitest'
import { claimLeave, claimRead, claimTake } from './claims.ts'
import { claimList } from './queue.ts'
import { addressOf, ApiProblem, createClient, NoAnswer } from './client.ts'
import { endpoint } from './endpoint.ts'
import { intakeAttemptCreate } from './intake.ts'
import { codeBatchVoid } from './code-batches.ts'
import { problemType } from './problem-answers.ts'

const lease = {
  holder: { id: '0195d000-0000-7000-8000-000000000001', name: 'Rina' },
  isMine: true,
  takenAt: '2026-03-10T02:00:00Z',
  expiresAt: '2026-03-10T02:10:00Z',
}

/** A client whose requests are kept, and answered in turn. */
function answering(...answers: (Response | Error)[]) {
  const sent: Request[] = []
  const client = createClient(
    async (request) => {
      sent.push(request)
      const answer = answers.shift() ?? new Response(null, { status: 204 })
      if (answer instanceof Error) throw answer
      return answer
    },
    'https://desk.test',
    { authorization: 'Bearer key' },
  )
  return { client, sent }
}

const params = { number: 'R-100042' }

test('an answer is parsed by its contract, and what the contract does not know is left out', async () => {
  const { client } = answering(Response.json({ ...lease, secret: 'of a newer server' }))
  expect(await client.call(claimTake, { params })).toEqual(lease)
})

test('a call says its method, address, headers, version and key', async () => {
  const { client, sent } = answering(Response.json({}, { status: 500 }))
  const body = { as: 'void', reason: 'A' } as const
  await client
    .call(codeBatchVoid, { params: { id: 'b' }, idempotencyKey: 'key-1', body })
    .catch(() => {})
  const [request] = sent
  expect(request?.method).toBe('POST')
  expect(request?.url).toBe('https://desk.test/api/code-batches/b/void')
  expect(request?.headers.get('idempotency-key')).toBe('key-1')
  expect(request?.headers.get('authorization')).toBe('Bearer key')
  expect(request?.headers.get('content-type')).toBe('application/json')
  expect(await request?.json()).toEqual(body)
})

test('the version that was seen goes as If-Match', async () => {
  const versioned = endpoint({
    name: 'thingChange',
    method: 'PUT',
    path: '/api/things',
    summary: 'A thing.',
    access: 'anyone',
    expectsVersion: true,
    answer: { status: 204 },
    problems: [],
  })
  const { client, sent } = answering()
  await client.call(versioned, { version: 7 })
  expect(sent[0]?.headers.get('if-match')).toBe('"7"')
})

test('a form carries its JSON part and the files that are there, and says no type of its own', async () => {
  const { client, sent } = answering(Response.error())
  await client
    .call(intakeAttemptCreate, {
      params,
      json: { memberId: 'mc-1001', recipient: {} as never, note: null },
      files: { invoice: new File(['x'], 'bill.pdf') },
      idempotencyKey: 'key-2',
    })
    .catch(() => {})
  const [request] = sent
  expect(request?.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/)
  const form = await request?.formData()
  expect([...(form?.keys() ?? [])]).toEqual(['attempt', 'invoice'])
  expect(form?.get('invoice')).toMatchObject({ name: 'bill.pdf' })
})

test('an answer without a body is none', async () => {
  const { client } = answering()
  expect(await client.call(claimLeave, { params })).toBeUndefined()
})

test.each([
  [
    'what is left out or empty is left out',
    { q: '', view: 'mine', region: undefined },
    '?view=mine',
  ],
  ['everything is encoded', { q: 'a&b c' }, '?q=a%26b+c'],
  ['nothing is nothing', {}, ''],
] as const)('in an address %s', (_, query, expected) => {
  expect(addressOf(claimList, { query })).toBe(`/api/claims${expected}`)
})

test('a parameter cannot break out of its path', () => {
  expect(addressOf(claimRead, { params: { number: '../staff?x=1' } })).toBe(
    '/api/claims/..%2Fstaff%3Fx%3D1',
  )
})

test('a refusal is thrown as the problem it is', async () => {
  const problem = {
    type: problemType('claim_taken'),
    id: 'claim_taken',
    title: 'Someone else is reviewing this claim',
    status: 409,
    detail: 'Rina is reviewing this claim.',
  }
  const { client } = answering(Response.json(problem, { status: 409 }))
  const error = await client.call(claimTake, { params }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ApiProblem)
  expect(error).toMatchObject({ problem, message: 'Rina is reviewing this claim.' })
})

test.each([
  ['nothing comes back', () => new TypeError('fetch failed')],
  ['a proxy answers in its own words', () => new Response('<h1>502</h1>', { status: 502 })],
  ['a refusal is of no known kind', () => Response.json({ id: 'teapot' }, { status: 418 })],
  ['the answer is not what was promised', () => Response.json({ holder: 'Rina' })],
  ['the answer is no JSON', () => new Response('yes')],
])('when %s it is not known whether it happened', async (_, answer) => {
  const { client } = answering(answer())
  await expect(client.call(claimTake, { params })).rejects.toBeInstanceOf(NoAnswer)
})

test('what the caller gave up is thrown as that, and not as a lost answer', async () => {
  const gone = new AbortController()
  const client = createClient((request) => fetch(request), 'https://desk.invalid')
  gone.abort()
  const error = await client
    .call(claimRead, { params }, gone.signal)
    .catch((thrown: unknown) => thrown)
  expect(error).not.toBeInstanceOf(NoAnswer)
  expect(error).toMatchObject({ name: 'AbortError' })
})

test('bytes come as they are', async () => {
  const file = endpoint({
    name: 'fileRead',
    method: 'GET',
    path: '/api/file',
    summary: 'A file.',
    access: 'anyone',
    query: z.object({}),
    answer: { status: 200, bytes: true },
    problems: [],
  })
  const { client } = answering(new Response('bytes'))
  expect(await (await client.call(file, {})).text()).toBe('bytes')
})
