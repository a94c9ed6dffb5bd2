import { beforeAll, expect, test } from 'vitest'
import { unprintableList } from '../../contract/dispatch-batches.ts'
import {
  shipmentList,
  shipmentPack,
  shipmentRead,
  shipmentUnpack,
} from '../../contract/shipments.ts'
import { approve, newKey, redeem } from '../../tests/support/acts.ts'
import { physicalPrize } from '../../tests/support/factories.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const logistics = desk.staff('logistics', 'agent')
beforeAll(() => desk.addPromotion('smart-moves', { prizes: [physicalPrize] }))

const thai = { firstName: 'สม', lastName: '' }

test.each([
  ['Siti Rahayu', []],
  ['Hélène Œuvré – “A”', []],
  ['Łukasz Őrség', []],
  ['王小明', []],
  ['Nguyễn Ngọc', []],
  ['محمد', ['م', 'ح', 'د']],
  ['สมชาย', ['ส', 'ม', 'ช', 'า', 'ย']],
  ['Ana 👍', ['👍']],
  ['김민수', ['김', '민', '수']],
  ['Анна', ['А', 'н', 'а']],
  ['Sa\u200cri', []],
])('of %j it is told before printing that the label cannot show %j', async (name, letters) => {
  const number = await redeem(desk, { recipient: { firstName: name, lastName: '' } })
  await approve(logistics, number)
  const parcel = await logistics.call(shipmentRead, { params: { number } })
  expect(parcel.unprintable).toEqual(letters)
  const { items } = await logistics.call(shipmentList, { query: { q: number } })
  expect(items[0]?.unprintable).toEqual(letters)
})

test('a step answers what the label lacks, and a batch which of its labels lack anything', async () => {
  const [whole, lacking] = [await redeem(desk), await redeem(desk, { recipient: thai })]
  await approve(logistics, whole)
  await approve(logistics, lacking)
  const { version } = await logistics.call(shipmentRead, { params: { number: lacking } })
  const to = { params: { number: lacking } }
  const packed = await logistics.call(shipmentPack, { ...to, version, idempotencyKey: newKey() })
  expect(packed.unprintable).toEqual(['ส', 'ม'])
  const step = { ...to, version: packed.version, idempotencyKey: newKey() }
  expect((await logistics.call(shipmentUnpack, step)).unprintable).toEqual(['ส', 'ม'])
  const query = { claims: `${whole},${lacking}` }
  expect(await logistics.call(unprintableList, { query })).toEqual({
    items: [{ claim: lacking, recipient: 'สม', letters: ['ส', 'ม'] }],
  })
})
