import { beforeAll, expect, test } from 'vitest'
import { claimList } from '../../../contract/queue.ts'
import { recipientCorrect, shipmentReturn, shipmentShip } from '../../../contract/shipments.ts'
import { approve, askAgain, redeem, redeemAgain } from '../../../tests/support/acts.ts'
import { physicalPrize, siti } from '../../../tests/support/factories.ts'
import { stepOf } from '../../../tests/support/parcels.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import { signOff } from '../../../tests/support/sign-offs.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const logistics = desk.staff('logistics')
const supervisor = desk.staff('supervisor')

beforeAll(async () => {
  await desk.addPromotion('backpacks', { prizes: [physicalPrize], regions: ['ID', 'FR'] })
  // Of everybody else: what finds one claim must not find these.
  for (let n = 0; n < 3; n++) await redeem(desk, { promotion: 'backpacks' })
})

/** What a search finds, and where. */
async function found(q: string): Promise<Record<string, string[]>> {
  const { items } = await agent.call(claimList, { query: { view: 'all', q } })
  return Object.fromEntries(items.map(({ number, foundIn }) => [number, foundIn]))
}

const camille = {
  promotion: 'backpacks',
  member: { email: 'camille@example.fr', region: 'FR' },
  recipient: {
    ...siti,
    firstName: 'Camille',
    lastName: 'Roux',
    street: '3 bis, rue de l’Église',
    zipcode: '69005',
    city: 'Lyon',
    contactNumber: '+33 6 12 34 56 78',
  },
  purchase: { store: 'LDLC Lyon Confluence' },
  registration: { productName: 'Optix MAG274QRF', model: 'MAG274QRF-QD' },
}

test('whoever phones is found by what they can say, and where is said', async () => {
  const number = await redeem(desk, camille)
  for (const [q, places] of [
    ['06 12 34 56 78', ['phone']],
    ['0033612345678', ['phone']],
    ['eglise', ['address']],
    ['69005', ['address']],
    ['confluence', ['store']],
    ['274qrf-qd', ['product']],
    ['roux lyon', ['address']],
    ['Roux', []],
    ['camille@example.fr', []],
  ] as const) {
    expect([q, await found(q)]).toEqual([q, { [number]: places }])
  }
  expect(await found('06 12 34 56 79')).toEqual({})
  expect(await found('eglise bandung')).toEqual({})
})

test('who redeems again is found by what they say now', async () => {
  const number = await redeem(desk, { ...camille, recipient: { ...siti, city: 'Bordeaux' } })
  await askAgain(agent, number)
  expect(await found('bordeaux')).toEqual({ [number]: ['address'] })
  await redeemAgain(desk, number, {
    recipient: { ...siti, city: 'Toulouse', contactNumber: '+33 5 61 00 00 01' },
  })
  expect(await found('bordeaux')).toEqual({})
  expect(await found('toulouse')).toEqual({ [number]: ['address'] })
  expect(await found('0561000001')).toEqual({ [number]: ['phone'] })
})

test('a parcel is found by every number it had, and by where it goes', async () => {
  const number = await redeem(desk, { promotion: 'backpacks' })
  await approve(agent, number)
  await logistics.call(recipientCorrect, {
    ...(await stepOf(logistics, number)),
    body: { recipient: { ...siti, city: 'Balikpapan' }, because: 'They moved' },
  })
  expect(await found('balikpapan')).toEqual({})
  await signOff(supervisor, 'recipient_corrected')
  expect(await found('balikpapan')).toEqual({ [number]: ['address'] })
  const ship = async (trackingNumber: string) =>
    logistics.call(shipmentShip, {
      ...(await stepOf(logistics, number)),
      body: { carrier: 'jne', trackingNumbers: [trackingNumber], shippedOn: '2026-03-10' },
    })
  await ship('JNE-BOX-0001')
  await logistics.call(shipmentReturn, {
    ...(await stepOf(logistics, number)),
    body: { because: 'Nobody there' },
  })
  await ship('JNE-BOX-0002')
  for (const q of ['jnebox0001', 'JNE-BOX-0002']) {
    expect(await found(q)).toEqual({ [number]: ['parcel'] })
  }
})

test('without a search nothing is said to be found', async () => {
  const { items } = await agent.call(claimList, { query: { view: 'all' } })
  expect(items.flatMap(({ foundIn }) => foundIn)).toEqual([])
})
