import { beforeAll, describe, expect, test } from 'vitest'
import { claimAssign, claimTake } from '../../../contract/claims.ts'
import { claimCounts, claimList, queueViews, type QueueView } from '../../../contract/queue.ts'
import { approve, askAgain, decline, redeem, redeemAgain } from '../../../tests/support/acts.ts'
import { faultsOf } from '../../../tests/support/refusal.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
const agent = desk.staff('agent')
const colleague = desk.staff('agent')

/** Claims of this desk by what is special about them. */
const claims: Record<string, string> = {}

/** 2026-03-10: due soon on 26 March, due on 7 April. */
const submitted = '2026-03-10T02:00:00Z'
const dueSoon = '2026-03-26T05:00:00Z'
const dueDay = '2026-04-07T05:00:00Z'
const overdue = '2026-04-08T05:00:00Z'

beforeAll(async () => {
  const supervisor = await desk.as('supervisor')
  await desk.addPromotion('smart-moves')
  await desk.addPromotion('spring', { name: 'Spring Special Plus', regions: ['FR'] })

  desk.at(submitted)
  claims.plain = await redeem(desk)
  claims.french = await redeem(desk, {
    promotion: 'spring',
    member: { region: 'FR', email: 'Helene.Dupont@example.fr' },
    recipient: { firstName: 'Hélène', lastName: 'Dupont' },
    registration: { serialNumber: '601-V808.01' },
  })
  claims.mine = await redeem(desk, { recipient: { lastName: 'Under_score' } })
  claims.theirs = await redeem(desk, { recipient: { lastName: '100%' } })
  claims.asked = await redeem(desk)
  claims.again = await redeem(desk)
  claims.approved = await redeem(desk)
  claims.declined = await redeem(desk)
  const assign = (number: string, assignee: string) =>
    supervisor.call(claimAssign, { params: { number }, version: 1, body: { assignee } })
  await assign(claims.mine, agent.id)
  await assign(claims.theirs, colleague.id)
  await askAgain(agent, claims.asked)
  await askAgain(agent, claims.again)
  await approve(agent, claims.approved)
  await decline(agent, claims.declined)
  desk.at('2026-03-12T02:00:00Z')
  await redeemAgain(desk, claims.again)
})

type Filter = Partial<
  Record<
    'view' | 'state' | 'promotion' | 'region' | 'assignee' | 'attempt' | 'due' | 'q' | 'order',
    string | undefined
  >
>

async function listed(filter: Filter, as = agent): Promise<string[]> {
  const { items } = await as.call(claimList, { query: { view: 'all', ...filter } as never })
  const names = new Map(Object.entries(claims).map(([name, number]) => [number, name]))
  return items.map(({ number }) => names.get(number) ?? number)
}

describe('a filter leaves what it says', () => {
  const open = ['plain', 'french', 'mine', 'theirs', 'again']
  const everything = [...open, 'asked', 'approved', 'declined']

  test.each<[Filter, string[]]>([
    [{}, everything],
    [{ view: 'to_review' }, open],
    [{ view: 'mine' }, ['mine']],
    [{ view: 'asked_again' }, ['asked']],
    [{ view: 'approved' }, ['approved']],
    [{ view: 'declined' }, ['declined']],
    [{ state: 'waiting' }, open],
    [{ state: 'approved,declined' }, ['approved', 'declined']],
    [{ state: '' }, everything],
    [{ promotion: 'spring' }, ['french']],
    [{ promotion: 'spring,smart-moves' }, everything],
    [{ promotion: 'none' }, []],
    [{ region: 'FR' }, ['french']],
    [{ region: 'FR,ID' }, everything],
    [{ assignee: 'me' }, ['mine']],
    [{ assignee: 'nobody', view: 'to_review' }, ['plain', 'french', 'again']],
    [{ attempt: 'again' }, ['again']],
    [{ attempt: 'first', view: 'to_review' }, ['plain', 'french', 'mine', 'theirs']],
    [{ due: 'on_track' }, open],
    [{ due: 'stopped' }, ['asked', 'approved', 'declined']],
    [{ due: 'stopped,on_track' }, everything],
    [{ due: 'overdue' }, []],
    [{ view: 'to_review', state: 'approved' }, []],
    [{ region: 'ID', attempt: 'first', assignee: 'nobody', view: 'to_review' }, ['plain']],
  ])('%j', async (filter, expected) => {
    expect((await listed(filter)).toSorted()).toEqual(expected.toSorted())
  })

  test('a colleague is named by their id', async () => {
    expect(await listed({ assignee: colleague.id })).toEqual(['theirs'])
    expect(await listed({ view: 'mine' }, colleague)).toEqual(['theirs'])
  })

  test('what is no filter is refused, all of it at once', async () => {
    const wrong = {
      view: 'best',
      state: 'new',
      region: 'id',
      attempt: '3',
      limit: '0',
      order: 'up',
    }
    expect(await faultsOf(agent.call(claimList, { query: wrong as never }))).toEqual([
      'attempt: not_one_of',
      'limit: too_small',
      'order: not_one_of',
      'region.0: wrong_form',
      'state.0: not_one_of',
      'view: not_one_of',
    ])
  })
})

describe('a search finds', () => {
  test.each([
    ['a name', 'dupont', ['french']],
    ['a name with its accents', 'HÉLÈNE', ['french']],
    ['a part of an e-mail, whatever its case', 'DUPONT@EXAMPLE', ['french']],
    ['a serial number', '601-v808', ['french']],
    ['first and last name', 'hélène dupont', ['french']],
    ['a per cent sign and nothing else', '100%', ['theirs']],
    ['an underscore and nothing else', 'Under_s', ['mine']],
    ['no pattern', '%', ['theirs']],
    ['nothing for what nobody bears', 'zebra', []],
  ])('%s', async (_, q, expected) => {
    expect((await listed({ q })).toSorted()).toEqual(expected)
  })

  test('a number, whole or in part', async () => {
    expect(await listed({ q: claims.plain })).toEqual(['plain'])
    expect(await listed({ q: claims.plain?.slice(-3) })).toContain('plain')
  })

  test('everything when nothing but spaces is typed', async () => {
    expect(await listed({ q: '   ' })).toHaveLength(8)
  })
})

describe('a row of the queue', () => {
  test('shows what a reviewer chooses by', async () => {
    await agent.call(claimTake, { params: { number: claims.french ?? '' } })
    const { items } = await colleague.call(claimList, { query: { q: claims.french } })
    expect(items).toMatchObject([
      {
        state: 'waiting',
        promotion: { id: 'spring', name: 'Spring Special Plus' },
        region: 'FR',
        memberName: 'Hélène Dupont',
        email: 'Helene.Dupont@example.fr',
        productName: 'Modern AM242 1M',
        category: 'aio',
        attempt: 1,
        submittedAt: '2026-03-10T02:00:00.000Z',
        deadline: { dueSoonOn: '2026-03-26', dueOn: '2026-04-07', standing: 'on_track' },
        assignee: null,
        lease: { holder: { id: agent.id }, isMine: false },
      },
    ])
  })

  test('no longer shows a lease that has run out', async () => {
    desk.at('2026-03-12T02:10:00Z')
    const { items } = await colleague.call(claimList, { query: { q: claims.french } })
    expect(items[0]?.lease).toBeNull()
    desk.at('2026-03-12T02:00:00Z')
  })
})

describe('as time passes', () => {
  test.each([
    [submitted, { on_track: 5, due_soon: 0, due_today: 0, overdue: 0 }],
    [dueSoon, { on_track: 1, due_soon: 4, due_today: 0, overdue: 0 }],
    [dueDay, { on_track: 0, due_soon: 1, due_today: 4, overdue: 0 }],
    [overdue, { on_track: 0, due_soon: 1, due_today: 0, overdue: 4 }],
  ])('at %s what is due is where it belongs', async (now, expected) => {
    desk.at(now)
    for (const [due, count] of Object.entries(expected)) {
      expect(await listed({ due }), due).toHaveLength(count)
    }
    for (const due of ['due_soon', 'due_today', 'overdue', 'on_track']) {
      const { items } = await agent.call(claimList, { query: { view: 'all', due } as never })
      expect(items.every(({ deadline }) => deadline.standing === due)).toBe(true)
    }
  })

  test.each([submitted, dueSoon, dueDay, overdue])(
    'at %s every count equals the length of its view',
    async (now) => {
      desk.at(now)
      for (const who of [agent, colleague]) {
        const { counts } = await who.call(claimCounts, {})
        const lengths = await Promise.all(
          queueViews.map(async (view): Promise<[QueueView, number]> => [
            view,
            (await listed({ view }, who)).length,
          ]),
        )
        expect(counts).toEqual(Object.fromEntries(lengths))
      }
    },
  )

  test('due today counts as due soon in its view', async () => {
    desk.at(dueDay)
    const standings = await agent.call(claimList, { query: { view: 'due_soon' } })
    const seen = new Set(standings.items.map(({ deadline }) => deadline.standing))
    expect([...seen].toSorted()).toEqual(['due_soon', 'due_today'])
  })
})

describe('the order', () => {
  test('by deadline puts the first due first, and the one that came again behind it', async () => {
    expect((await listed({ view: 'to_review' })).at(-1)).toBe('again')
  })

  test('by age is one way or the other', async () => {
    const oldest = await listed({ order: 'oldest' })
    expect(oldest.at(-1)).toBe('again')
    expect(await listed({ order: 'newest' })).toEqual(oldest.toReversed())
  })
})
