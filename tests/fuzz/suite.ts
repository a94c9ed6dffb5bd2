import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, type Role } from '../../contract/access.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { endpoints } from '../../contract/endpoints.ts'
import { permissionsOf } from '../../server/staff/permissions.ts'
import type { openDatabase } from '../support/desk.ts'
import { send, type Call } from './call.ts'
import { filesFor } from './files.ts'
import { furnish, type FurnishedDesk } from './furnish.ts'
import { fieldsIn, optionalFieldsOf } from './optional-fields.ts'
import { realValues } from './real-values.ts'
import { samples } from './samples.ts'
import { arbitraryOf, isThorough, nthOf, plainOf, variantsOf, type Real } from './schema-values.ts'
import { readDifferently, zonesIn } from './zones.ts'
import { unreached } from './unreached.ts'

/** Of what is drawn at random. Another one: FUZZ_SEED=… · longer: FUZZ_RUNS=… for each endpoint. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20260310)
const runs = Number(process.env['FUZZ_RUNS'] ?? 12)
/** So many new things an endpoint may use up; afterwards it meets what was used before. */
const freshSubjects = Math.max(6, runs)

/** Calls of one endpoint in the short run. */
const mostCalls = 100

const isRead = ({ method }: Endpoint) => method === 'GET'

/** What one endpoint is sent besides who sends it. */
interface Sent {
  query?: unknown
  json?: unknown
  files?: Record<string, File | undefined>
}

export function fuzzSuite(host: string, open?: typeof openDatabase): void {
  describe(`every endpoint takes what its contract takes, on ${host} (FUZZ_SEED=${seed})`, () => {
    let furnished: FurnishedDesk
    const reached = new Map<string, Set<string>>()
    const done = new Set<string>()

    beforeAll(async () => {
      furnished = await furnish(open)
    })
    afterAll(() => furnished?.desk.close())

    const callersOf = ({ access }: Endpoint) => {
      const { people } = furnished
      if (access === 'intake') return ['intake']
      const may = (role: Role) =>
        access === 'anyone' || access === 'signed-in' || permissionsOf([role]).includes(access)
      return roles.filter(may).map((role) => people[role].id)
    }
    const somebody = (id: string | undefined) =>
      Object.values(furnished.people).find((one) => one.id === id) ?? furnished.people.supervisor

    async function failuresOf(endpoint: Endpoint): Promise<string[]> {
      const { desk } = furnished
      const real = (await realValues(furnished))(endpoint)
      const callers = callersOf(endpoint)
      const failures = new Map<string, string>()
      let fresh = 0
      let turn = 0
      let isUsedUp = true
      let params: Record<string, string> = {}
      const note = (what: string, call: Call) => {
        const causes = furnished.errors().join(' | ')
        const key = `${what} ${causes}`.slice(0, 300)
        const sent = JSON.stringify({ query: call.query, json: call.json }).slice(0, 400)
        const files = Object.values(call.files ?? {})
          .map((file) => file?.name)
          .join(', ')
        if (!failures.has(key)) failures.set(key, `${endpoint.name}: ${key} ← ${sent} ${files}`)
      }

      async function once(sent: Sent, others: Partial<Call> = {}): Promise<number> {
        const as = callers[turn % callers.length]
        turn += 1
        if (isUsedUp && fresh < freshSubjects) {
          params = await furnished.subjectOf(endpoint, somebody(as))
          fresh += 1
          isUsedUp = false
        }
        const version = endpoint.expectsVersion
          ? ((await furnished.versionOf(params, endpoint)) ?? 1)
          : undefined
        const call: Call = {
          endpoint,
          as: as ?? null,
          params,
          ...sent,
          ...(version === undefined ? {} : { version }),
          ...others,
        }
        const { status, wrong } = await send(desk, call)
        if (wrong !== null) note(wrong, call)
        if (status < 300) {
          done.add(endpoint.name)
          if (!isRead(endpoint)) isUsedUp = true
          const of = reached.get(endpoint.name) ?? new Set()
          for (const field of fieldsIn(sent.json)) of.add(field)
          reached.set(endpoint.name, of)
          for (const zone of zonesIn(sent.json)) {
            const difference = await readDifferently(desk.database, zone)
            if (difference) note(difference, call)
          }
          const number = params['number']
          if (!isRead(endpoint) && number) await readAgain(number, call)
        }
        return status
      }

      /** What was just done can be read by the desk and by the member. */
      async function readAgain(number: string, cause: Call) {
        for (const reader of ['claimRead', 'intakeClaimRead', 'clockRead']) {
          const endpointRead = endpoints.find(({ name }) => name === reader) ?? expect.fail(reader)
          const as = reader.startsWith('intake') ? 'intake' : furnished.people.auditor.id
          const { status, wrong } = await send(desk, {
            endpoint: endpointRead,
            as,
            params: { number },
          })
          if (wrong !== null || status !== 200) note(`then ${reader}: ${wrong ?? status}`, cause)
        }
      }

      const base = await baseOf(endpoint, real, furnished)
      for (const sent of await sendings(endpoint, real, base)) {
        await once({
          ...sent,
          json: renewed(sent.json, base.json, await samples[endpoint.name]?.(furnished)),
        })
      }
      // Whoever may not is told so, and nothing else.
      for (const as of [null, 'intake', ...Object.values(furnished.people).map(({ id }) => id)]) {
        if (endpoint.access === 'anyone' || (as !== null && callers.includes(as))) continue
        if (endpoint.access !== 'intake' && as === 'intake') continue
        const status = await once(base, { as })
        if (status !== 401 && status !== 403)
          note(`${status} for whoever may not`, { endpoint, as, params })
      }
      for (const odd of oddParams(endpoint, params)) await once(base, { params: odd })
      if (endpoint.expectsVersion)
        for (const version of [0, 999_999_999]) await once(base, { version })
      if (process.env['FUZZ_COUNT']) {
        const cpu = Math.round(process.cpuUsage().user / 1000)
        process.stderr.write(`${endpoint.name}: ${turn} calls, ${fresh} fresh, ${cpu} ms so far\n`)
        for (const one of failures.values()) process.stderr.write(`  FOUND ${one}\n`)
      }
      return [...failures.values()]
    }

    test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
      '%s',
      async (_, endpoint) => {
        expect(await failuresOf(endpoint)).toEqual([])
      },
      600_000,
    )

    test('whatever was taken can be read again, in every list', async () => {
      await furnished.tick()
      const failures: string[] = []
      for (const endpoint of endpoints.filter(isRead)) {
        const real = (await realValues(furnished))(endpoint)
        for (const as of callersOf(endpoint)) {
          const params = await furnished.subjectOf(endpoint, somebody(as))
          const base = await baseOf(endpoint, real, furnished)
          for (const query of [{}, base.query]) {
            const { wrong } = await send(furnished.desk, { endpoint, as, params, query })
            if (wrong) failures.push(`${endpoint.name}: ${wrong} ${furnished.errors().join(' | ')}`)
          }
        }
      }
      expect([...new Set(failures)]).toEqual([])
    })

    test('every endpoint did what it is for at least once', () => {
      const never = endpoints.map(({ name }) => name).filter((name) => !done.has(name))
      expect(Object.keys(unreached.endpoints)).toEqual(expect.arrayContaining(never))
    })

    test('every field that may be left out was sent through to the database at least once', () => {
      const unsent = endpoints.flatMap((endpoint) => {
        const schema = endpoint.body ?? endpoint.form?.json
        const sent = reached.get(endpoint.name)
        const fields = schema ? optionalFieldsOf(schema) : []
        return fields
          .filter((field) => !sent?.has(field))
          .map((field) => `${endpoint.name} ${field}`)
      })
      const known = Object.keys(unreached.fields)
      const ofReached = unsent.filter(
        (field) => !(String(field.split(' ')[0]) in unreached.endpoints),
      )
      expect(known).toEqual(expect.arrayContaining([...new Set(ofReached)]))
    })
  })
}

async function baseOf(endpoint: Endpoint, real: Real, furnished: FurnishedDesk): Promise<Sent> {
  const schema = endpoint.body ?? endpoint.form?.json
  const plain = schema ? plainOf(schema, '', real) : undefined
  const sample = await samples[endpoint.name]?.(furnished)
  const files = await baseFiles(endpoint, real)
  const query = endpoint.query ? plainQuery(endpoint, real) : undefined
  return {
    ...(schema ? { json: sample ? { ...(plain as object), ...sample } : plain } : {}),
    ...(query ? { query } : {}),
    ...(files ? { files } : {}),
  }
}

/** With names of its own wherever it still has those of the first: a second of them is refused. */
function renewed(json: unknown, base: unknown, sample: object | undefined): unknown {
  if (!isObject(json) || !isObject(base) || !sample) return json
  const names = Object.entries(sample).filter(
    ([key, value]) => json[key] === base[key] && (typeof value === 'string' || key === 'rows'),
  )
  return { ...json, ...Object.fromEntries(names) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Only what a query needs: each filter more would leave less to be found. */
function plainQuery(endpoint: Endpoint, real: Real): unknown {
  const whole = plainOf(endpoint.query as never, '', real) as Record<string, unknown>
  const needed = ['from', 'to'].filter((key) => endpoint.name.startsWith('report') && key in whole)
  return Object.fromEntries(needed.map((key) => [key, whole[key]]))
}

const claimsOf = (real: Real) => real('claims').map(String)

async function baseFiles(
  { form }: Endpoint,
  real: Real,
): Promise<Record<string, File | undefined> | null> {
  if (!form) return null
  const all = await Promise.all(
    Object.keys(form.files).map(
      async (part) => [part, (await filesFor(part, claimsOf(real)))[0]] as const,
    ),
  )
  return Object.fromEntries(all)
}

/** Everything that is sent to one endpoint. */
async function sendings(endpoint: Endpoint, real: Real, base: Sent): Promise<Sent[]> {
  const all: Sent[] = [base, base]
  const schema = endpoint.body ?? endpoint.form?.json
  if (schema) {
    for (let nth = 0; nth < (isThorough ? 40 : 30); nth++) {
      all.push({ ...base, json: nthOf(schema, base.json, '', real, nth) })
    }
    for (const json of variantsOf(schema, base.json, '', real)) all.push({ ...base, json })
    for (const json of fc.sample(arbitraryOf(schema, '', real), { numRuns: runs, seed })) {
      all.push({ ...base, json })
    }
  }
  if (endpoint.query) {
    const whole = plainOf(endpoint.query, '', real)
    all.push({ ...base, query: whole })
    for (const query of variantsOf(endpoint.query, base.query, '', real)) {
      if (typeof query === 'object' && !Array.isArray(query)) all.push({ ...base, query })
    }
    for (const query of fc.sample(arbitraryOf(endpoint.query, '', real), { numRuns: runs, seed })) {
      all.push({ ...base, query })
    }
  }
  for (const part of Object.keys(endpoint.form?.files ?? {})) {
    for (const file of [undefined, ...(await filesFor(part, claimsOf(real)))]) {
      all.push({ ...base, files: { ...base.files, [part]: file } })
    }
  }
  const seen = new Set<string>()
  const different = all.filter(({ query, json, files }) => {
    const names = Object.values(files ?? {}).map((file) => file && `${file.name} ${file.size}`)
    const whole = JSON.stringify([query, json, names, files === base.files])
    return seen.has(whole) ? false : seen.add(whole)
  })
  if (isThorough || different.length <= mostCalls) return different
  // Evenly from beginning to end, from another place for another seed.
  const step = different.length / mostCalls
  const chosen = Array.from({ length: mostCalls }, (_, n) => {
    const at = Math.floor(n * step + (seed % Math.max(1, Math.floor(step))))
    return different[at]
  })
  return [base, ...chosen.flatMap((one) => one ?? [])]
}

/** Paths of what is not there, or is none. */
function oddParams({ params }: Endpoint, real: Record<string, string>): Record<string, string>[] {
  if (!params) return []
  const odd = [
    'R-999999',
    '0190a000-0000-7000-8000-00000000ffff',
    'nothing',
    '0',
    '\u0000',
    '%',
    '../..',
    '😀',
    'x'.repeat(300),
  ]
  return Object.keys(real).flatMap((key) => odd.map((value) => ({ ...real, [key]: value })))
}
