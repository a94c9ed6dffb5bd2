import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimNeighbours } from '../../../contract/neighbours.ts'
import { prizeList } from '../../../contract/prizes.ts'
import { claimList, claimNext } from '../../../contract/queue.ts'
import { readingCorrect } from '../../../contract/readings.ts'
import { viewCreate } from '../../../contract/view-changes.ts'
import { viewCounts } from '../../../contract/views.ts'
import type { Client } from '../../../contract/client.ts'
import {
  approve,
  askAgain,
  loadCodes,
  newKey,
  redeem,
  redeemAgain,
} from '../../../tests/support/acts.ts'
import type { IntakeOverrides } from '../../../tests/support/factories.ts'
import { jpeg } from '../../../tests/support/pictures.ts'
import { pageReading, readAll } from '../../../tests/support/readings.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'
import { fillPaperWords, keepPaperWords } from '../../evidence/paper-words-store.ts'
import { readAgain } from '../../evidence/read-due.ts'

const usual = { invoice: ['ENTER KOMPUTER', 'Total 5.000'], photo: ['MADE IN CHINA'] }
let { invoice, photo } = usual
let engine = 'papers-1'
const desk = fileDesk({
  textReader: {
    get engine() {
      return engine
    },
    read: async ({ seeks }) => [pageReading(seeks === 'codes' ? photo : invoice)],
  },
})
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
const auditor = desk.staff('auditor')
const administrator = desk.staff('administrator')

beforeAll(() => desk.addPromotion('papers', { regions: ['ID', 'FR'] }))
beforeEach(() => {
  ;({ invoice, photo } = usual)
})

let shade = 0
const files = async () => ({ invoice: await jpeg(++shade), serialPhoto: await jpeg(++shade) })

/** A claim with papers of its own, which are read at once. */
async function claimWith(lines: string[], intake: IntakeOverrides = {}): Promise<string> {
  invoice = lines
  const serialNumber = `BA3T0194${7000 + ++shade}V`
  const own = { promotion: 'papers', registration: { serialNumber }, ...intake }
  const number = await redeem(desk, own, await files())
  await readAll(desk)
  return number
}

async function found(q: string, client: Client = agent): Promise<Record<string, string[]>> {
  const { items, matching } = await client.call(claimList, { query: { view: 'all', q } })
  expect(matching).toBe(items.length)
  return Object.fromEntries(items.map(({ number, foundIn }) => [number, foundIn]))
}

describe('what stands on the papers', () => {
  test.each([
    ['Bestellnummer 403-7781234-99', '403-7781234-99'],
    ['Bestellnummer 403-7781235-99', '403778123599'],
    ['Carte **** 5512 3398 7701', '551233987701'],
    ['Kassenführerin Frau Größmann', 'grossmann KASSENFUHRERIN'],
    ['統一發票 三井數位', '三井數位'],
    ['Bon n° FX/2026/0471', 'fx/2026/0471'],
  ])('finds %j by %j, and says on which', async (line, q) => {
    const number = await claimWith(['LDLC', line])
    expect(await found(q)).toEqual({ [number]: ['invoice'] })
    expect(await found(`paper: ${q}`)).toEqual({ [number]: ['invoice'] })
  })

  test('both papers are said if it stands on both, and all of it has to stand on one', async () => {
    photo = ['ZWILLINGSWORT', 'alpenveilchen']
    const number = await claimWith(['Zwillingswort', 'edelweiss'])
    expect(await found('zwillingswort')).toEqual({ [number]: ['invoice', 'serial_photo'] })
    expect(await found('zwillingswort alpenveilchen')).toEqual({ [number]: ['serial_photo'] })
    expect(await found('edelweiss alpenveilchen')).toEqual({})
  })

  test('a member with the name is not buried under papers with the word', async () => {
    const paper = await claimWith(['Laptop Quasimodo 15'])
    expect(await found('quasimodo')).toEqual({ [paper]: ['invoice'] })
    const member = await claimWith([], {
      member: { email: 'quasimodo@example.fr', region: 'FR' },
    })
    expect(await found('quasimodo')).toEqual({ [member]: [] })
    expect(await found('paper:quasimodo')).toEqual({ [paper]: ['invoice'] })
  })

  test('one or two letters are too few to look for on papers', async () => {
    await claimWith(['qx'])
    expect(await found('qx')).toEqual({})
    expect(await found('paper: qx')).toEqual({})
  })

  test('a correction is found as well, until it is taken back', async () => {
    const number = await claimWith(['Liliputbahn'])
    const correct = async (value: string | null) =>
      agent.call(readingCorrect, {
        params: { number, kind: 'invoice' },
        body: { fact: 'store', value },
      })
    await correct('Brobdingnag')
    expect(await found('brobdingnag')).toEqual({ [number]: ['invoice'] })
    await correct(null)
    expect(await found('brobdingnag')).toEqual({})
    expect(await found('liliputbahn')).toEqual({ [number]: ['invoice'] })
  })

  test('only the papers of the last attempt count', async () => {
    const number = await claimWith(['Altpapier'])
    await askAgain(agent, number)
    expect(await found('altpapier')).toEqual({ [number]: ['invoice'] })
    invoice = ['Neupapier']
    await redeemAgain(desk, number, {}, { invoice: (await files()).invoice })
    expect(await found('altpapier')).toEqual({})
    await readAll(desk)
    expect(await found('neupapier')).toEqual({ [number]: ['invoice'] })
  })

  test('a new engine is believed once it has read', async () => {
    const number = await claimWith(['Erstlesung'])
    engine = 'papers-2'
    await readAgain(desk.database, engine, desk.ports.clock.now())
    expect(await found('erstlesung')).toEqual({ [number]: ['invoice'] })
    invoice = ['Zweitlesung']
    await readAll(desk)
    expect(await found('erstlesung')).toEqual({})
    expect(Object.keys(await found('zweitlesung'))).toContain(number)
  })

  test('who takes the next one of a search, or walks through it, finds the same', async () => {
    const number = await claimWith(['Wanderpapier'])
    const query = { view: 'to_review' as const, q: 'wanderpapier' }
    const { isInView } = await agent.call(claimNeighbours, { params: { number }, query })
    expect(isInView).toBe(true)
    const body = { body: {}, idempotencyKey: newKey() }
    expect(await agent.call(claimNext, { query, ...body })).toMatchObject({ number })
  })

  test('what was read before is found once the desk has filled it in, from where it stopped', async () => {
    const number = await claimWith(['Altbestand'])
    await desk.database.deleteFrom('paper_words').execute()
    await desk.database.deleteFrom('desk').where('key', '=', 'paper-words').execute()
    expect(await found('altbestand')).toEqual({})
    let rounds = 1
    while (await fillPaperWords(desk.database)) rounds += 1
    expect(rounds).toBeGreaterThan(0)
    expect(await found('altbestand')).toEqual({ [number]: ['invoice'] })
    // What is done is not done again.
    await desk.database.deleteFrom('paper_words').execute()
    expect(await fillPaperWords(desk.database)).toBe(false)
    expect(await found('altbestand')).toEqual({})
    const all = await desk.database.selectFrom('readings').select('sent_sha256').execute()
    await desk.database.transaction().execute(async (tx) => {
      for (const { sent_sha256 } of all) await keepPaperWords(tx, sent_sha256)
    })
  })
})

describe('the end of a code', () => {
  let number: string
  beforeAll(async () => {
    await desk.addPromotion('ends')
    await loadCodes(supervisor, 'ends', ['ENDS-CODE-7XQ2', 'ENDS-CODE-9ZZ9'])
    number = await claimWith([], { promotion: 'ends' })
    await approve(agent, number)
  })

  test.each(['…7XQ2', '...7xq2', '*7xq2', '•••• 7XQ2', 'last4: 7xq2', 'Last 4:7XQ2'])(
    'finds the claim by %j for whoever may list codes',
    async (q) => {
      expect(await found(q, supervisor)).toEqual({ [number]: ['code'] })
      expect(await found(q, auditor)).toEqual({ [number]: ['code'] })
      const { items } = await supervisor.call(prizeList, { query: { q } })
      expect(items.map(({ claim }) => claim)).toEqual([number])
    },
  )

  test('and tells nobody else whether there is one', async () => {
    for (const q of ['…7XQ2', 'last4: 7XQ2', '…0QQ0']) {
      expect(await found(q)).toEqual({})
      expect((await agent.call(prizeList, { query: { q } })).items).toEqual([])
      const next = { query: { view: 'all', q }, body: {}, idempotencyKey: newKey() } as const
      expect((await agent.call(claimNext, next)).number).toBeNull()
      const { isInView } = await agent.call(claimNeighbours, {
        params: { number },
        query: { view: 'all', q },
      })
      expect(isInView).toBe(false)
    }
    // A colleague's view is counted by what the one who counts may see.
    const view = { name: 'That code', query: 'view=all&q=last4%3A7XQ2', isShared: true }
    const { id } = await supervisor.call(viewCreate, { body: view, idempotencyKey: newKey() })
    const counted = async (client: Client) =>
      (await client.call(viewCounts, {})).counts.find((one) => one.id === id)?.matching
    expect(await counted(supervisor)).toBe(1)
    expect(await counted(agent)).toBe(0)
  })

  test('neither one in stock nor fewer characters are found', async () => {
    expect(await found('…9ZZ9', supervisor)).toEqual({})
    expect(await found('…XQ2', supervisor)).toEqual({})
    // Who may list codes and no claims is refused as before.
    const query = { view: 'all', q: '…7XQ2' } as const
    await expect(administrator.call(claimList, { query })).rejects.toThrow()
  })
})
