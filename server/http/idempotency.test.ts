import { beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../contract/endpoints.ts'
import { problem } from '../../contract/problems.ts'
import { anyPhoto, approve, askAgain, loadCodes, newKey, redeem } from '../../tests/support/acts.ts'
import { codeFile } from '../../tests/support/codes.ts'
import { intakeKey } from '../../tests/support/desk.ts'
import { aboveTheLimit, claimIntake, physicalPrize, siti } from '../../tests/support/factories.ts'
import { ask } from '../../tests/support/raw.ts'
import { createWorker } from '../worker.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk({ undoSeconds: 10 })
const supervisor = desk.staff('supervisor')
beforeAll(async () => {
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('held', over)
  await desk.addPromotion('with-codes')
  const codes = Array.from({ length: 20 }, newKey)
  await loadCodes(supervisor, 'with-codes', codes)
  await desk.addPromotion('physical', { prizes: [physicalPrize] })
  await desk.addPromotion('dear', aboveTheLimit)
  await desk.addPromotion('counted', { prizes: [physicalPrize] })
})

const over = {
  release: 'after_end',
  purchaseTo: '2026-03-01',
  redeemUntil: '2026-03-01',
} as const

interface Act {
  method?: string
  path: string
  version?: number
  body?: unknown
  /** The same address and key, but something else is asked for. */
  otherwise: { path?: string; body?: unknown }
}

const form = async (part: string, json: unknown, photo: boolean) => {
  const body = new FormData()
  body.set(part, JSON.stringify(json))
  if (photo) {
    body.set('invoice', await anyPhoto())
    body.set('serialPhoto', await anyPhoto())
  }
  return body
}

function batchForm(codes: string[]): FormData {
  const body = new FormData()
  body.set('batch', JSON.stringify({ promotion: 'held', prize: 'voucher' }))
  body.set('codes', codeFile(codes))
  return body
}

/** A batch that somebody else sent. */
async function waitingBatch(): Promise<string> {
  const response = await act(
    { path: '/api/code-batches', body: batchForm([newKey()]) },
    newKey(),
    (await desk.as('supervisor')).id,
  )
  const { id } = (await response.json()) as { id: string }
  return id
}

const open = (promotion = 'smart-moves') => redeem(desk, { promotion })

async function approved(promotion: string): Promise<{ number: string; version: number }> {
  const { number, version } = await approve(supervisor, await open(promotion))
  return { number, version }
}

/** A prize above the limit, which the supervisor may confirm. */
async function approvedByAnother(): Promise<{ number: string; version: number }> {
  const { number, version } = await approve(await desk.as('agent'), await open('dear'))
  return { number, version }
}

async function shipped(): Promise<{ number: string; version: number }> {
  const { number, version } = await approved('physical')
  const response = await act({
    path: `/api/claims/${number}/shipment/ship`,
    version,
    body: { carrier: 'jne', trackingNumbers: ['JNE12345678'], shippedOn: '2026-03-10' },
  })
  expect(response.status).toBe(200)
  return { number, version: version + 1 }
}

/** One of every endpoint that can be repeated, made ready to be called. */
const acts: Record<string, () => Promise<Act>> = {
  intakeClaimCreate: async () => ({
    path: '/api/intake/claims',
    body: await form('claim', claimIntake(), true),
    otherwise: { body: await form('claim', claimIntake({ note: 'another' }), true) },
  }),
  intakeAttemptCreate: async () => {
    const { number } = await askAgain(supervisor, await open())
    return {
      path: `/api/intake/claims/${number}/attempts`,
      body: await form('attempt', { memberId: 'mc-1001', recipient: siti }, false),
      otherwise: { body: await form('attempt', { memberId: 'mc-1001', recipient: siti }, true) },
    }
  },
  claimApprove: async () => ({
    path: `/api/claims/${await open()}/approve`,
    version: 1,
    body: { overrideReason: 'agreed' },
    otherwise: { body: { overrideReason: 'agreed', internalNote: 'another' } },
  }),
  claimAskAgain: async () => ({
    path: `/api/claims/${await open()}/ask-again`,
    version: 1,
    body: { reasons: ['photo_unreadable'] },
    otherwise: { body: { reasons: ['photo_of_packaging'] } },
  }),
  claimDecline: async () => ({
    path: `/api/claims/${await open()}/decline`,
    version: 1,
    body: { reasons: ['final_model'] },
    otherwise: { body: { reasons: ['final_region'] } },
  }),
  claimBulk: async () => {
    const rows = [{ number: await open(), version: 1 }]
    return {
      path: '/api/claims/bulk',
      body: { act: { kind: 'tag', add: ['seen'] }, rows },
      otherwise: { body: { act: { kind: 'tag', add: ['other'] }, rows } },
    }
  },
  viewCreate: async () => {
    const name = newKey()
    return {
      path: '/api/views',
      body: { name, query: 'view=overdue', isShared: false },
      otherwise: { body: { name, query: 'view=mine', isShared: false } },
    }
  },
  claimUndo: async () => {
    const { number, version } = await approve(supervisor, await open())
    const another = await approve(supervisor, await open())
    return {
      path: `/api/claims/${number}/undo`,
      version,
      otherwise: { path: `/api/claims/${another.number}/undo` },
    }
  },
  claimReverse: async () => {
    const { number, version } = await approve(supervisor, await open())
    return {
      path: `/api/claims/${number}/reverse`,
      version,
      body: { because: 'wrong claim' },
      otherwise: { body: { because: 'wrong member' } },
    }
  },
  reassignClaims: async () => {
    await open()
    const body = {
      from: {},
      to: { kind: 'rule', among: [] },
      because: null,
      atMost: 500,
    }
    return {
      path: '/api/supervision/reassign',
      body,
      otherwise: { body: { ...body, because: 'Another reason' } },
    }
  },
  prizeRelease: async () => {
    const { number, version } = await approved('held')
    return {
      path: `/api/claims/${number}/prize/release`,
      version,
      otherwise: { path: `/api/claims/${(await approved('held')).number}/prize/release` },
    }
  },
  prizeConfirm: async () => {
    const { number, version } = await approvedByAnother()
    const another = await approvedByAnother()
    return {
      path: `/api/claims/${number}/prize/confirm`,
      version,
      otherwise: { path: `/api/claims/${another.number}/prize/confirm` },
    }
  },
  prizeRefuse: async () => {
    const { number, version } = await approvedByAnother()
    return {
      path: `/api/claims/${number}/prize/refuse`,
      version,
      body: { because: 'The invoice names another model' },
      otherwise: { body: { because: 'The invoice names another shop' } },
    }
  },
  codeBatchCreate: async () => ({
    path: '/api/code-batches',
    body: batchForm([newKey(), newKey()]),
    otherwise: { body: batchForm([newKey()]) },
  }),
  codeBatchConfirm: async () => ({
    path: `/api/code-batches/${await waitingBatch()}/confirm`,
    otherwise: { path: `/api/code-batches/${await waitingBatch()}/confirm` },
  }),
  codeBatchVoid: async () => {
    const { batch } = await loadCodes(supervisor, 'held', [newKey()])
    return {
      path: `/api/code-batches/${batch.id}/void`,
      body: { as: 'void', reason: 'sent back' },
      otherwise: { body: { as: 'compromised', reason: 'sent back' } },
    }
  },
  releaseStart: async () => {
    const promotion = `over-${newKey()}`
    await desk.addPromotion(promotion, { ...over })
    await approved(promotion)
    await approved(promotion)
    return {
      path: `/api/promotions/${promotion}/release`,
      body: { count: 2 },
      otherwise: { body: { count: 3 } },
    }
  },
  codeResend: async () => {
    const { number, version } = await approved('with-codes')
    return {
      path: `/api/claims/${number}/prize/resend`,
      version,
      body: { reason: 'deleted by mistake' },
      otherwise: { body: { reason: 'never came' } },
    }
  },
  codeRedirect: async () => {
    const { number, version } = await approved('with-codes')
    const body = { reason: 'asked by phone', email: 'new@example.com' }
    return {
      path: `/api/claims/${number}/prize/redirect`,
      version,
      body,
      otherwise: { body: { ...body, email: 'other@example.com' } },
    }
  },
  replacementAsk: async () => {
    const { number, version } = await approved('with-codes')
    return {
      path: `/api/claims/${number}/prize/replacement`,
      version,
      body: { because: 'void', reason: 'does not work' },
      otherwise: { body: { because: 'compromised', reason: 'does not work' } },
    }
  },
  replacementDecide: async () => {
    const { number, version } = await approved('with-codes')
    const asker = await desk.as('agent')
    const asked = await act(
      {
        path: `/api/claims/${number}/prize/replacement`,
        version,
        body: { because: 'void', reason: 'does not work' },
      },
      newKey(),
      asker.id,
    )
    expect(asked.status).toBe(201)
    return {
      path: `/api/claims/${number}/prize/replacement/decide`,
      version: version + 1,
      body: { isConfirmed: true },
      otherwise: { body: { isConfirmed: false } },
    }
  },
  shipmentShip: async () => {
    const { number, version } = await approved('physical')
    const body = { carrier: 'jne', trackingNumbers: ['JNE12345678'], shippedOn: '2026-03-10' }
    const path = `/api/claims/${number}/shipment/ship`
    return { path, version, body, otherwise: { body: { ...body, carrier: 'ups' } } }
  },
  shipmentDeliver: async () => {
    const { number, version } = await shipped()
    return {
      path: `/api/claims/${number}/shipment/deliver`,
      version,
      body: { deliveredOn: '2026-03-10' },
      otherwise: { body: { deliveredOn: '2026-03-09' } },
    }
  },
  shipmentPack: async () => {
    const { number, version } = await approved('physical')
    const other = await approved('physical')
    const path = `/api/claims/${number}/shipment/pack`
    return { path, version, otherwise: { path: path.replace(number, other.number) } }
  },
  shipmentUnpack: async () => {
    const { number, version } = await approved('physical')
    const pack = { path: `/api/claims/${number}/shipment/pack`, version }
    expect((await act(pack)).status).toBe(200)
    const path = `/api/claims/${number}/shipment/unpack`
    return { path, version: version + 1, otherwise: { path: path.replace(number, 'R-999999') } }
  },
  shipmentLose: async () => {
    const { number, version } = await shipped()
    return {
      path: `/api/claims/${number}/shipment/lose`,
      version,
      body: { because: 'the carrier says so' },
      otherwise: { body: { because: 'nobody knows' } },
    }
  },
  recipientCorrect: async () => {
    const { number, version } = await approved('physical')
    const body = { recipient: siti, because: 'typed wrong' }
    return {
      method: 'PUT',
      path: `/api/claims/${number}/shipment/recipient`,
      version,
      body,
      otherwise: { body: { ...body, because: 'moved house' } },
    }
  },
  addressAsk: async () => {
    const { number, version } = await approved('physical')
    return {
      path: `/api/claims/${number}/shipment/ask`,
      version,
      body: { question: 'Which house?' },
      otherwise: { body: { question: 'Which street?' } },
    }
  },
  intakeRecipientCorrect: async () => {
    const { number, version } = await approved('physical')
    const asked = {
      path: `/api/claims/${number}/shipment/ask`,
      version,
      body: { question: 'Which house?' },
    }
    expect((await act(asked)).status).toBe(200)
    return {
      method: 'PUT',
      path: `/api/intake/claims/${number}/recipient`,
      body: { memberId: 'mc-1001', recipient: siti },
      otherwise: { body: { memberId: 'mc-1001', recipient: { ...siti, city: 'Bandung' } } },
    }
  },
  goodsMove: async () => {
    const body = {
      promotion: 'counted',
      prize: 'backpack',
      kind: 'received',
      count: 3,
      note: 'first pallet',
    }
    return { path: '/api/goods/moves', body, otherwise: { body: { ...body, count: 4 } } }
  },
  shipmentReturn: async () => {
    const { number, version } = await shipped()
    return {
      path: `/api/claims/${number}/shipment/return`,
      version,
      body: { because: 'nobody at home' },
      otherwise: { body: { because: 'refused' } },
    }
  },
}

function act(
  { method = 'POST', path, version, body }: Omit<Act, 'otherwise'>,
  key = newKey(),
  as = supervisor.id,
) {
  return ask(desk, method, path, {
    as,
    headers: {
      authorization: `Bearer ${intakeKey}`,
      'idempotency-key': key,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    body,
  })
}

/** How many rows there are of everything that an act may add. */
async function everything(): Promise<Record<string, number>> {
  const tables = [
    'claims',
    'attempts',
    'documents',
    'decisions',
    'prizes',
    'codes',
    'code_batches',
    'replacements',
    'releases',
    'shipments',
    'goods_moves',
    'events',
    'mails',
  ] as const
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await desk.database
        .selectFrom(table)
        .select((row) => row.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
      return [table, rows] as const
    }),
  )
  return Object.fromEntries(counts)
}

test('every endpoint that can be repeated is repeated here', () => {
  const repeatable = endpoints.filter((endpoint) => endpoint.repeatable).map(({ name }) => name)
  expect(Object.keys(acts).toSorted()).toEqual(repeatable.toSorted())
})

describe('asked twice with one key', () => {
  test.each(Object.entries(acts))('%s acts once and answers the same', async (_, prepare) => {
    const { otherwise: _otherwise, ...asked } = await prepare()
    const key = newKey()
    const first = await act(asked, key)
    expect(first.status).toBeLessThan(300)
    const before = await everything()

    desk.at('2026-03-10T02:05:00Z')
    const second = await act(asked, key)
    desk.at('2026-03-10T02:00:00Z')
    expect(second.status).toBe(first.status)
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect(await second.text()).toBe(await first.text())
    expect(await everything()).toEqual(before)
  })

  test.each(Object.entries(acts))('%s refuses the key for anything else', async (_, prepare) => {
    const { otherwise, ...asked } = await prepare()
    const key = newKey()
    expect((await act(asked, key)).status).toBeLessThan(300)
    const before = await everything()

    const second = await act({ ...asked, ...otherwise }, key)
    expect(second.status).toBe(422)
    expect(problem.parse(await second.json()).id).toBe('key_reused')
    expect(await everything()).toEqual(before)
  })
})

test('a key belongs to the person who used it', async () => {
  const colleague = await desk.as('agent')
  const key = newKey()
  const mine = {
    path: `/api/claims/${await open()}/approve`,
    version: 1,
    body: { overrideReason: 'agreed' },
  }
  const theirs = {
    path: `/api/claims/${await open()}/approve`,
    version: 1,
    body: { overrideReason: 'agreed' },
  }
  expect((await act(mine, key)).status).toBe(200)
  expect((await act(theirs, key, colleague.id)).status).toBe(200)
})

test('a call that was refused has not used its key up', async () => {
  const key = newKey()
  const asked = { path: `/api/claims/${await open()}/approve`, body: { overrideReason: 'agreed' } }
  expect((await act({ ...asked, version: 7 }, key)).status).toBe(412)
  expect((await act({ ...asked, version: 1 }, key)).status).toBe(200)
})

test('after three days a key is forgotten, and not before', async () => {
  const worker = await createWorker(desk.ports)
  const key = newKey()
  const asked = {
    path: `/api/claims/${await open()}/approve`,
    version: 1,
    body: { overrideReason: 'agreed' },
  }
  expect((await act(asked, key)).status).toBe(200)

  desk.at('2026-03-13T01:00:00Z')
  await worker.tick()
  expect((await act(asked, key)).status).toBe(200)

  desk.at('2026-03-13T02:00:01Z')
  await worker.tick()
  expect((await act(asked, key)).status).toBe(412)
})
