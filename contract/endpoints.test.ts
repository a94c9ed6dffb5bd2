import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import { permissions } from './access.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { problemsOf } from './endpoint-problems.ts'
import { problemIds, type ProblemId } from './problems.ts'

const named = endpoints.map((endpoint) => [endpoint.name, endpoint] as const)

const keysOf = (schema: Endpoint['params']) =>
  schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : []

test('no two endpoints have the same name, or the same method and path', () => {
  const names = endpoints.map(({ name }) => name)
  const addresses = endpoints.map(
    ({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
  )
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(addresses).size).toBe(addresses.length)
})

describe.each(named)('%s', (name, endpoint) => {
  test('is called by a noun and then a verb', () => {
    expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)+$/)
  })

  test('has a parameter for every place in its path, and no other', () => {
    const places = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key)
    expect(keysOf(endpoint.params)).toEqual(places)
  })

  test('says in a sentence what it does', () => {
    expect(endpoint.summary).toMatch(/^[A-Z].{15,120}\.$/)
  })

  test('says who may call it', () => {
    expect(['anyone', 'intake', 'signed-in', ...permissions]).toContain(endpoint.access)
  })

  test('asks for a body only where something is changed', () => {
    const takesBody = Boolean(endpoint.body ?? endpoint.form)
    expect(takesBody && endpoint.method === 'GET').toBe(false)
    expect(endpoint.body && endpoint.form).toBeUndefined()
  })

  test('refuses keys it does not know', () => {
    for (const schema of [endpoint.body, endpoint.form?.json, endpoint.query]) {
      if (!(schema instanceof z.ZodMiniObject)) continue
      expect(schema.def.catchall?._zod.def.type).toBe('never')
    }
  })

  test('lists each of its problems once', () => {
    expect(new Set(endpoint.problems).size).toBe(endpoint.problems.length)
    const own = new Set<ProblemId>(endpoint.problems)
    const general = problemsOf({ ...endpoint, problems: [] })
    expect(general.filter((id) => own.has(id))).toEqual([])
  })

  test('can say that a version is stale when it asks for one, or finds it itself', () => {
    const stale: ProblemId[] = [
      'calendar_changed',
      'carrier_changed',
      'claim_changed',
      'promotion_changed',
      'staff_changed',
    ]
    const canBeStale = endpoint.problems.some((id) => stale.includes(id))
    // A file names no version: its parcels are changed in the one in which they were checked.
    const isFile = endpoint.name === 'shipmentImport'
    expect(canBeStale).toBe(endpoint.expectsVersion === true || isFile)
  })
})

test('every problem is one that some endpoint can answer', () => {
  const answered = new Set<string>(endpoints.flatMap(problemsOf))
  // Answered where no endpoint is: at an unknown address, or with a method it does not take.
  answered.add('method_not_allowed')
  expect(problemIds.filter((id) => !answered.has(id))).toEqual([])
})

test('every permission is asked for somewhere', () => {
  const asked = new Set<string>(endpoints.map(({ access }) => access))
  expect(permissions.filter((permission) => !asked.has(permission))).toEqual([])
})
