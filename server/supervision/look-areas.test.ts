import { expect, test } from 'vitest'
import { lookNext, qualityChange } from '../../contract/quality.ts'
import { askAgain, readClaim, redeem, redeemAgain } from '../../tests/support/acts.ts'
import { pageReading, readAll } from '../../tests/support/readings.ts'
import { fileDesk } from '../../tests/support/server-test.ts'
import { createWorker } from '../worker.ts'

const desk = fileDesk({
  textReader: {
    engine: 'test-1',
    read: async ({ pages, seeks }) =>
      pages.map(() =>
        pageReading(seeks === 'codes' ? ['Monitor', 'S/N: BA3T01946000V'] : ['Shop', 'INV-7781']),
      ),
  },
})
const first = desk.staff('agent')
const second = desk.staff('agent')
const supervisor = desk.staff('supervisor')

test('a second look says where its evidence is, and nothing of what was found there', async () => {
  await desk.addPromotion('areas')
  const everything = { promotion: null, reason: null, staff: null, prize: null, share: 100 }
  await supervisor.call(qualityChange, { body: { rules: [everything], goldenShare: 0 } })
  const tick = async () => (await createWorker(desk.ports)).tick()
  await tick()
  const number = await redeem(desk, { promotion: 'areas' })
  await readAll(desk)
  await askAgain(first, number)
  desk.at('2026-03-10T04:00:00Z')
  await tick()
  const { look } = await second.call(lookNext, {})
  const photo = look?.attempt.documents.find(({ kind }) => kind === 'serial_photo')?.pages[0]
  // The S/N begins five characters into its line.
  const area = { x: 50, y: 40, width: 130, height: 20 }
  expect(look?.areas).toContainEqual({ kind: 'serial_photo', sha256: photo?.sha256, ...area })
  expect(Object.keys(look ?? {}).toSorted()).toEqual([
    'areas',
    'attempt',
    'id',
    'prize',
    'promotion',
  ])
  expect(JSON.stringify(look)).not.toMatch(/outcome|holds|fails|unsure|suggest|ask_again|INV-7781/)
  // What is read of a later attempt says nothing about this one.
  await redeemAgain(desk, number)
  expect((await readClaim(supervisor, number)).attempts).toHaveLength(2)
  expect((await second.call(lookNext, {})).look).toMatchObject({ id: look?.id, areas: [] })
})
