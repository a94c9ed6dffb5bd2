import { expect } from 'vitest'
import { loadCodes, newKey } from '../acts.ts'
import { batchForm, over, type Acts, type ActStage } from './stage.ts'

/** Of prizes, codes, and what leaves with them. */
export const actsOnPrizes = ({
  desk,
  supervisor,
  act,
  approved,
  approvedByAnother,
  waitingBatch,
}: ActStage): Acts => ({
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
})
