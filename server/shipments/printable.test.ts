import { afterAll, beforeAll, expect, test } from 'vitest'
import { shipmentList, shipmentRead } from '../../contract/shipments.ts'
import { approve, redeem } from '../../tests/support/acts.ts'
import { testDesk, type TestDesk } from '../../tests/support/desk.ts'
import { physicalPrize } from '../../tests/support/factories.ts'

let desk: TestDesk
let logistics: Awaited<ReturnType<TestDesk['as']>>
beforeAll(async () => {
  desk = await testDesk()
  logistics = await desk.as('logistics', 'agent')
  await desk.addPromotion('smart-moves', { prizes: [physicalPrize] })
})
afterAll(() => desk.close())

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
