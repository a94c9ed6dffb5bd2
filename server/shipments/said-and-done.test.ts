import { beforeAll, test } from 'vitest'
import { roles } from '../../contract/access.ts'
import {
  addressAsk,
  recipientCorrect,
  shipmentDeliver,
  shipmentLose,
  shipmentPack,
  shipmentRead,
  shipmentReturn,
  shipmentShip,
  shipmentUnpack,
} from '../../contract/shipments.ts'
import { approve, redeem } from '../../tests/support/acts.ts'
import type { Somebody } from '../../tests/support/desk.ts'
import { physicalPrize, siti } from '../../tests/support/factories.ts'
import { expectOneLaw } from '../../tests/support/one-law.ts'
import { stepOf } from '../../tests/support/parcels.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const logistics = desk.staff('logistics')
let people: Somebody[]

beforeAll(async () => {
  await desk.addPromotion('backpacks', { prizes: [physicalPrize] })
  people = await Promise.all(roles.map((role) => desk.as(role)))
})

const step = (number: string) => stepOf(logistics, number)
const day = '2026-03-10'

const moves = {
  pack: async (who: Somebody, number: string) => who.call(shipmentPack, await step(number)),
  unpack: async (who: Somebody, number: string) => who.call(shipmentUnpack, await step(number)),
  ship: async (who: Somebody, number: string) => {
    const body = { carrier: 'jne', trackingNumbers: ['JNE12345678'], shippedOn: day }
    return who.call(shipmentShip, { ...(await step(number)), body })
  },
  deliver: async (who: Somebody, number: string) =>
    who.call(shipmentDeliver, { ...(await step(number)), body: { deliveredOn: day } }),
  return: async (who: Somebody, number: string) =>
    who.call(shipmentReturn, { ...(await step(number)), body: { because: 'Nobody there' } }),
  lose: async (who: Somebody, number: string) =>
    who.call(shipmentLose, { ...(await step(number)), body: { because: 'Not seen again' } }),
}

/** Both are offered by one word: a better address is asked for, or known. */
const mends = {
  correct: async (who: Somebody, number: string) => {
    const body = { recipient: { ...siti, street: 'Jl. Thamrin 1' }, because: 'They moved' }
    return who.call(recipientCorrect, { ...(await step(number)), body })
  },
  ask: async (who: Somebody, number: string) =>
    who.call(addressAsk, { ...(await step(number)), body: { question: 'Which floor?' } }),
}

const ways: Record<string, (keyof typeof moves)[]> = {
  'is to be packed': [],
  'is packed': ['pack'],
  'is on its way': ['ship'],
  'has come': ['ship', 'deliver'],
  'came back': ['ship', 'return'],
  'is lost': ['ship', 'lose'],
}

test.each(Object.entries(ways))(
  'of a parcel that %s everybody is offered what they can do, and nothing else',
  async (_, way) => {
    await expectOneLaw({
      people,
      async make() {
        const number = await redeem(desk, { promotion: 'backpacks' })
        await approve(await desk.as('agent'), number)
        for (const move of way) await moves[move](logistics, number)
        return number
      },
      async told(who, number) {
        const { steps, canCorrect } = await who.call(shipmentRead, { params: { number } })
        const offered = Object.fromEntries(steps.map((one) => [one, true]))
        return { ...offered, correct: canCorrect, ask: canCorrect }
      },
      acts: { ...moves, ...mends },
    })
  },
)
