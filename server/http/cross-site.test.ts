import { beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../contract/endpoint.ts'
import { endpoints } from '../../contract/endpoints.ts'
import { problem } from '../../contract/problems.ts'
import { intakeKey } from '../../tests/support/desk.ts'
import { ask } from '../../tests/support/raw.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk({ origin: () => false })
let everybody: string
beforeAll(async () => {
  everybody = (await desk.as('supervisor', 'logistics', 'administrator')).id
})

const isGuarded = ({ method, access }: Endpoint) => method !== 'GET' && access !== 'intake'

const addressOf = ({ path }: Endpoint) => path.replaceAll(/\{\w+\}/g, 'x')

describe('a call from another site changes nothing', () => {
  test.each(endpoints.filter(isGuarded).map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s',
    async (_, endpoint) => {
      const response = await ask(desk, endpoint.method, addressOf(endpoint), { as: everybody })
      expect(response.status).toBe(403)
      expect(problem.parse(await response.json()).id).toBe('cross_site')
    },
  )
})

describe('a call from another site may read, and Member Center is no site', () => {
  test.each(
    endpoints
      .filter((endpoint) => !isGuarded(endpoint))
      .map((endpoint) => [endpoint.name, endpoint] as const),
  )('%s', async (_, endpoint) => {
    const response = await ask(desk, endpoint.method, addressOf(endpoint), {
      as: everybody,
      headers: { authorization: `Bearer ${intakeKey}` },
    })
    expect(response.status).not.toBe(403)
  })
})
