import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeBatchCreate } from '../../contract/code-batches.ts'
import { intakeClaimRead } from '../../contract/intake.ts'
import { problemsOf } from '../../contract/endpoint-problems.ts'
import { problem } from '../../contract/problems.ts'
import { approve, loadCodes, newKey, redeem } from '../../tests/support/acts.ts'
import { codeFile } from '../../tests/support/codes.ts'
import { intakeKey } from '../../tests/support/desk.ts'
import { ask } from '../../tests/support/raw.ts'
import { nodeIds } from '../hosts/node/ids.ts'
import type { LogFields } from '../ports.ts'
import { ProblemError } from './problem.ts'
import { query } from './route.ts'
import { serve } from './serve.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

interface Logged {
  cause: unknown
  fields: LogFields | undefined
}

const logged: Logged[] = []
/** Ids until one is to fail; then the machine breaks in the middle of an act. */
let idsLeft = Infinity

const desk = fileDesk(() => ({
  log: {
    info() {},
    error: (_, cause, fields) => void logged.push({ cause, fields }),
  },
}))
const supervisor = desk.staff('supervisor')
beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(() => {
  logged.length = 0
  idsLeft = Infinity
})

describe('what breaks on our side', () => {
  const secret = 'CANARY at /srv/desk/server.ts: password=hunter2'

  const broken = (error: unknown) =>
    serve(
      [
        query(intakeClaimRead, () => {
          throw error
        }),
      ],
      desk.ports,
    )

  const knock = (api: ReturnType<typeof broken>) =>
    api(
      new Request('https://desk.test/api/intake/claims/R-100001', {
        headers: { authorization: `Bearer ${intakeKey}` },
      }),
    )

  test.each([
    ['an error', new Error(secret)],
    ['a text', secret],
    ['nothing', undefined],
    [
      'a problem that this endpoint never promised',
      new ProblemError('no_prize_fits', { detail: secret }),
    ],
  ])('thrown as %s, is told with an id to ask by, and nothing else', async (_, error) => {
    const response = await knock(broken(error))
    expect(response.status).toBe(500)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const body = problem.parse(await response.json())
    expect(body).toEqual({
      type: 'urn:redeem-desk:problem:internal_error',
      id: 'internal_error',
      title: 'Something went wrong on our side',
      status: 500,
      instance: logged[0]?.fields?.request,
    })
    expect(logged).toMatchObject([{ cause: error, fields: { endpoint: 'intakeClaimRead' } }])
  })

  test('a problem that was promised is no failure', async () => {
    expect(problemsOf(intakeClaimRead)).toContain('not_found')
    const response = await knock(broken(new ProblemError('not_found')))
    expect(response.status).toBe(404)
    expect(logged).toEqual([])
  })

  test('an answer that is not what was promised does not leave', async () => {
    const api = serve([query(intakeClaimRead, async () => ({ secret }) as never)], desk.ports)
    const response = await knock(api)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('CANARY')
  })

  test('what was promised leaves without what was not', async () => {
    const number = await redeem(desk)
    const row = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
    const api = serve(
      [query(intakeClaimRead, async () => ({ ...row, secret }) as never)],
      desk.ports,
    )
    expect(await (await knock(api)).json()).toEqual(row)
  })
})

describe('a machine that breaks in the middle of an act leaves nothing half done', () => {
  const { next } = nodeIds
  beforeAll(() => {
    nodeIds.next = () => {
      idsLeft -= 1
      if (idsLeft < 0) throw new Error('broken in the middle')
      return next()
    }
    return () => {
      nodeIds.next = next
    }
  })

  async function everything() {
    const tables = [
      'claims',
      'attempts',
      'decisions',
      'prizes',
      'codes',
      'events',
      'mails',
      'idempotency_keys',
    ] as const
    return Promise.all(tables.map((table) => desk.database.selectFrom(table).selectAll().execute()))
  }

  test.each([
    [
      'approving',
      async () => {
        const number = await redeem(desk)
        await loadCodes(supervisor, 'smart-moves', [newKey()])
        return { path: `/api/claims/${number}/approve`, body: {} }
      },
    ],
    [
      'asking again',
      async () => {
        const number = await redeem(desk)
        return { path: `/api/claims/${number}/ask-again`, body: { reasons: ['photo_unreadable'] } }
      },
    ],
    [
      'loading codes for those who wait',
      async () => {
        await approve(supervisor, await redeem(desk))
        const colleague = await supervisor.colleague()
        const { id } = await colleague.call(codeBatchCreate, {
          json: { promotion: 'smart-moves', prize: 'voucher' },
          files: { codes: codeFile([newKey(), newKey(), newKey()]) },
          idempotencyKey: newKey(),
        })
        return { path: `/api/code-batches/${id}/confirm`, body: undefined }
      },
    ],
  ])('%s', async (_, prepare) => {
    const { path, body } = await prepare()
    const key = newKey()
    const act = () =>
      ask(desk, 'POST', path, {
        as: supervisor.id,
        headers: { 'idempotency-key': key, 'if-match': '"1"' },
        body,
      })
    const before = await everything()
    let failures = 0
    for (let n = 1; ; n++) {
      idsLeft = n
      const { status } = await act()
      idsLeft = Infinity
      if (status < 300) break
      failures += 1
      expect(status).toBe(500)
      expect(await everything()).toEqual(before)
    }
    expect(failures).toBeGreaterThan(0)
    expect(await everything()).not.toEqual(before)
  })
})
