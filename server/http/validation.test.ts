import { beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../contract/access.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { endpoints } from '../../contract/endpoints.ts'
import { problem, type Problem } from '../../contract/problems.ts'
import { intakeKey } from '../../tests/support/desk.ts'
import { claimIntake, promotionTerms } from '../../tests/support/factories.ts'
import { ask } from '../../tests/support/raw.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
let everybody: string
beforeAll(async () => {
  everybody = (await desk.as(...roles)).id
})

const place: Record<string, string> = {
  number: 'R-999999',
  other: 'R-999998',
  calendar: 'NOWHERE',
  sha256: '0'.repeat(64),
  member: 'mc-0',
  kind: 'invoice',
  id: '0190a000-0000-7000-8000-000000000009',
}

const addressOf = (endpoint: Endpoint, places = place) =>
  endpoint.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(places[key] ?? ''))

const complete = {
  authorization: `Bearer ${intakeKey}`,
  'if-match': '"1"',
  'idempotency-key': 'a-key-of-the-tests',
}

interface Asked {
  address?: string
  headers?: Record<string, string>
  body?: unknown
}

async function refusedWith(endpoint: Endpoint, asked: Asked = {}): Promise<Problem> {
  const response = await ask(desk, endpoint.method, asked.address ?? addressOf(endpoint), {
    as: everybody,
    headers: asked.headers ?? complete,
    ...('body' in asked ? { body: asked.body } : {}),
  })
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  return problem.parse(await response.json())
}

const codesOf = ({ faults = [] }: Problem) => faults.map(({ field, code }) => `${field}: ${code}`)

const withName = (filter: (endpoint: Endpoint) => unknown) =>
  endpoints.filter(filter).map((endpoint) => [endpoint.name, endpoint] as const)

function without(name: keyof typeof complete) {
  const { [name]: _, ...others } = complete
  return others
}

describe('a key that an endpoint does not know is refused', () => {
  test.each(withName(({ body }) => body))('in the body of %s', async (_, endpoint) => {
    const refused = await refusedWith(endpoint, { body: { surplus: 1 } })
    expect(refused).toMatchObject({ id: 'invalid_input', status: 400 })
    expect(codesOf(refused)).toContain('surplus: unknown')
  })

  test.each(withName(({ query }) => query))('in the address of %s', async (_, endpoint) => {
    const address = `${addressOf(endpoint)}?surplus=1`
    const body = endpoint.body ? { body: {} } : {}
    const refused = await refusedWith(endpoint, { address, ...body })
    expect(codesOf(refused)).toContain('surplus: unknown')
  })

  test('in every part of a form, by its path', async () => {
    const { member, recipient, ...rest } = claimIntake()
    const claim = {
      ...rest,
      member: { ...member, vip: 1 },
      recipient: { ...recipient, x: 1 },
      y: 1,
    }
    const body = new FormData()
    body.set('claim', JSON.stringify(claim))
    body.set('passport', new File(['x'], 'x.jpg'))
    const intake = endpoints.find(({ name }) => name === 'intakeClaimCreate') ?? expect.fail()
    expect(codesOf(await refusedWith(intake, { body }))).toEqual(
      expect.arrayContaining([
        'claim.member.vip: unknown',
        'claim.recipient.x: unknown',
        'claim.y: unknown',
        'passport: unknown',
      ]),
    )
  })
})

describe('a body of another kind is refused', () => {
  test.each(withName(({ body }) => body))('%s takes JSON only', async (_, endpoint) => {
    const headers = { ...complete, 'content-type': 'text/plain' }
    expect(await refusedWith(endpoint, { headers, body: '{}' })).toMatchObject({ status: 415 })
  })

  test.each(withName(({ form }) => form))('%s takes a form only', async (_, endpoint) => {
    expect(await refusedWith(endpoint, { body: {} })).toMatchObject({ id: 'wrong_media_type' })
  })

  test.each(withName(({ body }) => body))(
    '%s cannot read what is not JSON',
    async (_, endpoint) => {
      const headers = { ...complete, 'content-type': 'application/json; charset=utf-8' }
      const refused = await refusedWith(endpoint, { headers, body: '{"a":' })
      expect(codesOf(refused)).toEqual([': not_json'])
    },
  )

  test.each(withName(({ body }) => body))(
    '%s is not a list, a text or nothing',
    async (_, endpoint) => {
      for (const body of [[], null, 'text', 7]) {
        const refused = await refusedWith(endpoint, {
          headers: { ...complete, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        expect(refused.id).toBe('invalid_input')
      }
    },
  )

  test.each(withName(({ body }) => body))(
    '%s takes no more than two megabytes',
    async (_, endpoint) => {
      const body = { filler: 'x'.repeat(2 * 1024 * 1024) }
      expect(await refusedWith(endpoint, { body })).toMatchObject({ id: 'too_large', status: 413 })
    },
  )

  test.each(withName(({ form }) => form))('%s cannot read half a form', async (_, endpoint) => {
    const headers = { ...complete, 'content-type': 'multipart/form-data; boundary=x' }
    const refused = await refusedWith(endpoint, { headers, body: '--x\r\nnonsense' })
    expect(codesOf(refused)).toEqual([': not_a_form'])
  })
})

describe('an address of the wrong form is refused', () => {
  test.each(withName(({ params }) => params))('%s', async (_, endpoint) => {
    const wrong = {
      number: 'R-1',
      other: 'R-2',
      calendar: 'a b',
      sha256: 'abc',
      member: 'a b',
      kind: 'selfie',
      id: "A'--",
    }
    const refused = await refusedWith(endpoint, {
      address: addressOf(endpoint, wrong),
      ...(endpoint.body ? { body: {} } : {}),
      ...(endpoint.form ? { body: new FormData() } : {}),
    })
    const keys = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key)
    expect(codesOf(refused)).toEqual(
      expect.arrayContaining(
        keys.map((key) => `${key}: ${key === 'kind' ? 'not_one_of' : 'wrong_form'}`),
      ),
    )
  })
})

describe('what a call must say', () => {
  test.each(withName(({ expectsVersion }) => expectsVersion))(
    '%s asks which version was seen',
    async (_, endpoint) => {
      const body = endpoint.body ? { body: {} } : {}
      const versionMissing = { id: 'version_missing', status: 428 }
      expect(await refusedWith(endpoint, { headers: without('if-match'), ...body })).toMatchObject(
        versionMissing,
      )
      for (const tag of ['1', '*', 'W/"1"', '"one"', '"1", "2"', '']) {
        const headers = { ...complete, 'if-match': tag }
        expect(await refusedWith(endpoint, { headers, ...body })).toMatchObject(versionMissing)
      }
    },
  )

  test.each(withName(({ repeatable }) => repeatable))(
    '%s asks for a key, before it reads anything',
    async (_, endpoint) => {
      const body = endpoint.body ? { body: {} } : {}
      const keyMissing = { id: 'key_missing', status: 400 }
      expect(
        await refusedWith(endpoint, { headers: without('idempotency-key'), ...body }),
      ).toMatchObject(keyMissing)
      for (const key of ['short', 'a key with spaces', 'x'.repeat(129)]) {
        const headers = { ...complete, 'idempotency-key': key }
        expect(await refusedWith(endpoint, { headers, ...body })).toMatchObject(keyMissing)
      }
    },
  )
})

describe('an address that is not there', () => {
  test.each(['/api', '/api/', '/api/nothing', '/api/claims/', '/api/claims/R-100001/nothing', '/'])(
    '%s',
    async (path) => {
      const response = await ask(desk, 'GET', path, { as: everybody })
      expect(response.status).toBe(404)
      expect(problem.parse(await response.json()).id).toBe('not_found')
    },
  )

  test.each(withName(() => true))(
    '%s says which methods its address takes',
    async (_, endpoint) => {
      const own = endpoints.filter(({ path }) => path === endpoint.path).map(({ method }) => method)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
        if (method !== 'OPTIONS' && own.includes(method)) continue
        // `/api/claims/next` is also an address of the form `/api/claims/{number}`, and so on.
        const answersElsewhere = endpoints.some(
          (other) =>
            other.method === method &&
            new RegExp(`^${other.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(addressOf(endpoint)),
        )
        if (answersElsewhere) continue
        const response = await ask(desk, method, addressOf(endpoint), { as: everybody })
        expect(response.status, method).toBe(405)
        const allowed = (response.headers.get('allow') ?? '').split(', ')
        expect(allowed).toEqual(expect.arrayContaining(own))
        expect(allowed).not.toContain(method)
      }
    },
  )
})

test('all that is wrong with the terms of a promotion comes at once, its dates included', async () => {
  const create = endpoints.find(({ name }) => name === 'promotionCreate') ?? expect.fail()
  const terms = {
    ...promotionTerms({
      regions: [],
      zone: 'Mars/Base',
      landingPage: 'http://msi.com',
      purchaseFrom: '2026-04-01',
      purchaseTo: '2026-03-01',
      prizes: [],
    }),
    name: undefined,
    release: 'sometimes',
  }
  const refused = await refusedWith(create, { body: { id: 'Not An Id', terms } })
  expect(codesOf(refused).toSorted()).toEqual([
    'id: wrong_form',
    'terms.landingPage: wrong_form',
    'terms.name: required',
    'terms.prizes: required',
    'terms.purchaseTo: period_reversed',
    'terms.redeemUntil: redeem_too_early',
    'terms.regions: required',
    'terms.release: not_one_of',
    'terms.zone: unknown_zone',
  ])
})

describe('a body with more faults than anybody reads', () => {
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index.toString(36)}`, 1]))
  const send = (body: unknown) => ask(desk, 'POST', '/api/codes/find', { as: everybody, body })

  test.each([21, 1000, 120_000, 200_000])(
    '%i unknown keys are refused by their first',
    async (n) => {
      const response = await send(keys(n))
      const told = await response.text()
      expect(told.length).toBeLessThan(8000)
      const { id, faults = [], moreFaults = 0 } = problem.parse(JSON.parse(told))
      expect([response.status, id, faults.length]).toEqual([400, 'invalid_input', 20])
      // The keys, and the one that is missing.
      expect(faults.length + moreFaults).toBe(n + 1)
    },
  )

  test.each([
    ['a key as long as a body', { ['k'.repeat(100_000)]: 1 }],
    ['deep in one another', JSON.parse(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`)],
    ['texts that cannot be kept', Array.from({ length: 50_000 }, () => '\0')],
    ['a list for an object', Array.from({ length: 150_000 }, () => ({}))],
  ])('%s', async (_, body) => {
    const response = await send(body)
    expect(response.status).toBe(400)
    expect((await response.text()).length).toBeLessThan(8000)
  })

  test('as few as can be read are told, all of them', async () => {
    const { faults = [], moreFaults } = problem.parse(await (await send(keys(10))).json())
    expect([faults.length, moreFaults]).toEqual([11, undefined])
  })
})
