import { beforeAll, expect } from 'vitest'
import { anyPhoto, approve, loadCodes, newKey, redeem } from '../acts.ts'
import { codeFile } from '../codes.ts'
import { intakeKey } from '../desk.ts'
import { aboveTheLimit, physicalPrize } from '../factories.ts'
import { ask } from '../raw.ts'
import { fileDesk } from '../server-test.ts'

/** A call as it is sent. */
export interface Act {
  method?: string
  path: string
  version?: number
  body?: unknown
  /** The same address and key, but something else is asked for. */
  otherwise: { path?: string; body?: unknown }
}

/** By the name of their endpoint. */
export type Acts = Record<string, () => Promise<Act>>

export type ActStage = ReturnType<typeof actStage>

/** Terms of a promotion that is over. */
export const over = {
  release: 'after_end',
  purchaseTo: '2026-03-01',
  redeemUntil: '2026-03-01',
} as const

export const form = async (part: string, json: unknown, photo: boolean) => {
  const body = new FormData()
  body.set(part, JSON.stringify(json))
  if (photo) {
    body.set('invoice', await anyPhoto())
    body.set('serialPhoto', await anyPhoto())
  }
  return body
}

export function batchForm(codes: string[]): FormData {
  const body = new FormData()
  body.set('batch', JSON.stringify({ promotion: 'held', prize: 'voucher' }))
  body.set('codes', codeFile(codes))
  return body
}

/** A desk on which every act can be done, by a supervisor. */
export function actStage() {
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

  return { desk, supervisor, act, open, approved, approvedByAnother, shipped, waitingBatch }
}
