import { expect } from 'vitest'
import { siti } from '../factories.ts'
import type { Acts, ActStage } from './stage.ts'

/** Of parcels and goods. */
export const actsOnParcels = ({ act, approved, shipped }: ActStage): Acts => ({
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
})
