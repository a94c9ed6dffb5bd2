import { beforeAll, expect, test } from 'vitest'
import { claimAssign } from '../../contract/claims.ts'
import { claimList } from '../../contract/queue.ts'
import { boardRead, trendRead } from '../../contract/supervision.ts'
import { teamChange, teamRead } from '../../contract/team.ts'
import {
  approve,
  askAgain,
  decline,
  loadCodes,
  readClaim,
  redeem,
  redeemAgain,
} from '../../tests/support/acts.ts'
import { refusal } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

/**
 * Jakarta in March 2026, seen from Taipei: some claims of each standing, some decided, in two
 * promotions that write in two languages.
 */
const desk = fileDesk()
const agent = desk.staff('agent')
const supervisor = desk.staff('supervisor')
const numbers: Record<string, string> = {}

beforeAll(async () => {
  await desk.addPromotion('jakarta', { name: 'Jakarta', language: 'id' })
  await desk.addPromotion('paris', {
    name: 'Paris',
    language: 'fr',
    zone: 'Europe/Paris',
    calendars: ['FR'],
  })
  await loadCodes(supervisor, 'jakarta', ['ONE-CODE-1'])

  const send = async (name: string, at: string, promotion: string, region = 'ID') => {
    desk.at(at)
    numbers[name] = await redeem(desk, {
      promotion,
      member: { id: `mc-${name}`, email: `${name}@example.com`, region },
    })
  }
  await send('overdue', '2026-02-09T02:00:00Z', 'jakarta')
  await send('asked', '2026-02-16T02:00:00Z', 'jakarta')
  // Working day 14 in Paris, counted from 5 March: 25 March.
  await send('today', '2026-03-05T10:00:00Z', 'paris', 'FR')
  await send('soon', '2026-03-11T10:00:00Z', 'paris', 'FR')
  await send('fresh', '2026-03-24T02:00:00Z', 'jakarta')
  await send('declined', '2026-03-16T02:00:00Z', 'jakarta')
  await send('approved', '2026-03-16T03:00:00Z', 'jakarta')
  desk.at('2026-03-19T02:00:00Z')
  await askAgain(agent, numbers['asked'] ?? '')
  desk.at('2026-03-20T02:00:00Z')
  await decline(supervisor, numbers['declined'] ?? '')
  desk.at('2026-03-23T15:30:00Z')
  await approve(agent, numbers['approved'] ?? '')
  desk.at('2026-03-24T02:00:00Z')
  await redeemAgain(desk, numbers['asked'] ?? '')
  desk.at('2026-03-25T02:00:00Z')
  const { version } = await readClaim(supervisor, numbers['soon'] ?? '')
  await supervisor.call(claimAssign, {
    params: { number: numbers['soon'] ?? '' },
    version,
    body: { assignee: agent.id },
  })
})

const board = (query = {}) => supervisor.call(boardRead, { query })

test('every open claim stands somewhere, and only open ones do', async () => {
  expect((await board()).standings).toEqual({ overdue: 1, due_today: 1, due_soon: 1, on_track: 2 })
})

test('each side of the board counts them all, the most urgent line first', async () => {
  const { sides } = await board()
  expect(sides.promotion).toEqual([
    { key: 'jakarta', name: 'Jakarta', overdue: 1, due_today: 0, due_soon: 0, on_track: 2 },
    { key: 'paris', name: 'Paris', overdue: 0, due_today: 1, due_soon: 1, on_track: 0 },
  ])
  expect(sides.region.map(({ key }) => key)).toEqual(['ID', 'FR'])
  expect(sides.language.map(({ key }) => key)).toEqual(['id', 'fr'])
  expect(sides.attempt).toMatchObject([
    { key: 'first', overdue: 1, on_track: 1 },
    { key: 'again', overdue: 0, on_track: 1 },
  ])
  expect(sides.assignee).toMatchObject([
    { key: 'nobody', overdue: 1 },
    { key: agent.id, name: expect.stringContaining('agent'), due_soon: 1 },
  ])
  for (const lines of Object.values(sides)) {
    const all = lines.reduce(
      (sum, line) => sum + line.overdue + line.due_today + line.due_soon + line.on_track,
      0,
    )
    expect(all).toBe(5)
  }
})

test('every number of every line opens as many claims in the queue', async () => {
  const { sides } = await board()
  for (const [side, lines] of Object.entries(sides)) {
    for (const line of lines) {
      for (const due of ['overdue', 'due_today', 'due_soon', 'on_track'] as const) {
        const query = { [side]: line.key, due }
        const { matching } = await supervisor.call(claimList, { query })
        expect(matching, `${side} ${line.key} ${due}`).toBe(line[due])
      }
    }
  }
})

test.each([
  [{ promotion: 'paris' }, 2],
  [{ region: 'ID' }, 3],
  [{ language: 'fr' }, 2],
  [{ assignee: 'nobody' }, 4],
  [{ attempt: 'again' }, 1],
  [{ promotion: 'jakarta', attempt: 'first', language: 'id' }, 2],
  [{ promotion: 'jakarta', language: 'fr' }, 0],
])('narrowed by %j it counts %i', async (query, count) => {
  const { standings } = await board(query)
  expect(Object.values(standings).reduce((sum, one) => sum + one, 0)).toBe(count)
})

test('the forecast goes by the last five working days of the team, and its days open their claims', async () => {
  const { forecast, today } = await board()
  expect(today).toBe('2026-03-25')
  // 23 March 15:30 UTC is still the 23rd in Taipei.
  expect(forecast.paceDays).toEqual([
    { date: '2026-03-18', decisions: 0 },
    { date: '2026-03-19', decisions: 1 },
    { date: '2026-03-20', decisions: 1 },
    { date: '2026-03-23', decisions: 1 },
    { date: '2026-03-24', decisions: 0 },
  ])
  expect(forecast.pace).toBeCloseTo(0.6)
  expect(forecast.days[0]).toEqual({ date: '2026-03-25', isWorking: true, due: 1, late: 1 })
  expect(forecast.needed).toBe(2)
  for (const { date, due } of forecast.days) {
    const { matching } = await supervisor.call(claimList, { query: { dueOn: date } })
    expect(matching, date).toBe(due)
  }
})

test('an agent’s pace is what the agent decided; nobody has none', async () => {
  const ofAgent = await board({ assignee: agent.id })
  expect(ofAgent.forecast.pace).toBeCloseTo(0.4)
  expect((await board({ assignee: 'nobody' })).forecast).toMatchObject({ pace: null, paceDays: [] })
})

test('the trend tells what came, what was decided and what was left, day by day', async () => {
  const { days } = await supervisor.call(trendRead, { query: {} })
  expect(days).toHaveLength(30)
  expect(days.slice(-10)).toEqual([
    { date: '2026-03-16', arrivals: 2, decisions: 0, backlog: 6 },
    { date: '2026-03-17', arrivals: 0, decisions: 0, backlog: 6 },
    { date: '2026-03-18', arrivals: 0, decisions: 0, backlog: 6 },
    { date: '2026-03-19', arrivals: 0, decisions: 1, backlog: 5 },
    { date: '2026-03-20', arrivals: 0, decisions: 1, backlog: 4 },
    { date: '2026-03-21', arrivals: 0, decisions: 0, backlog: 4 },
    { date: '2026-03-22', arrivals: 0, decisions: 0, backlog: 4 },
    { date: '2026-03-23', arrivals: 0, decisions: 1, backlog: 3 },
    { date: '2026-03-24', arrivals: 2, decisions: 0, backlog: 5 },
    { date: '2026-03-25', arrivals: 0, decisions: 0, backlog: 5 },
  ])
})

test.each<[who: string, narrowed: () => { assignee?: string; attempt?: 'first' | 'again' }]>([
  ['everybody', () => ({})],
  ['first attempts', () => ({ attempt: 'first' })],
  ['later attempts', () => ({ attempt: 'again' })],
  ['an agent', () => ({ assignee: agent.id })],
  ['a colleague', () => ({ assignee: supervisor.id })],
  ['nobody', () => ({ assignee: 'nobody' })],
  ['an agent’s later attempts', () => ({ assignee: agent.id, attempt: 'again' })],
])('each number of the trend of %s opens as many claims', async (_, narrowed) => {
  const { assignee, attempt } = narrowed()
  const { days } = await supervisor.call(trendRead, { query: narrowed() })
  const whose = assignee ? { assignee } : {}
  const maker = assignee && assignee !== 'nobody' ? { decidedBy: assignee } : whose
  const counted = async (query: object) => {
    const of = { view: 'all' as const, ...(attempt ? { dayAttempt: attempt } : {}), ...query }
    return (await supervisor.call(claimList, { query: of })).matching
  }
  for (const { date, arrivals, decisions, backlog } of days.slice(-12)) {
    expect(await counted({ ...whose, receivedOn: date }), `came ${date}`).toBe(arrivals)
    expect(await counted({ ...maker, decidedOn: date }), `decided ${date}`).toBe(decisions)
    expect(await counted({ ...whose, openOn: date }), `open ${date}`).toBe(backlog)
  }
})

test('the trend of one promotion knows no other', async () => {
  const { days } = await supervisor.call(trendRead, { query: { promotion: 'paris' } })
  const total = (count: 'arrivals' | 'decisions') => days.reduce((sum, day) => sum + day[count], 0)
  expect([total('arrivals'), total('decisions'), days.at(-1)?.backlog]).toEqual([2, 0, 2])
})

test('calendars in use that reach too short a way are named', async () => {
  expect((await board()).calendars).toEqual([])
  desk.at('2026-11-20T02:00:00Z')
  expect((await board()).calendars).toMatchObject([
    { calendar: 'ID', coverage: { standing: 'provisional_soon' } },
  ])
  desk.at('2026-03-25T02:00:00Z')
})

test('the team’s days and hours are set, and the board goes by them', async () => {
  const { hours: before, today } = await supervisor.call(teamRead, {})
  expect(today).toBe('2026-03-25')
  const jakarta = { ...before, zone: 'Asia/Jakarta', calendars: ['ID'] }
  await supervisor.call(teamChange, { body: { ...jakarta, countsCutiBersamaAsOff: true } })
  // Nyepi, Idul Fitri and the leave around it: nobody worked from 18 to 24 March.
  expect((await board()).forecast.paceDays.map(({ date }) => date)).toEqual([
    '2026-03-11',
    '2026-03-12',
    '2026-03-13',
    '2026-03-16',
    '2026-03-17',
  ])
  const unknown = supervisor.call(teamChange, { body: { ...jakarta, calendars: ['XX'] } })
  expect((await refusal(unknown)).id).toBe('invalid_input')
  const backwards = supervisor.call(teamChange, {
    body: { ...jakarta, from: '18:00', to: '09:00' },
  })
  expect((await refusal(backwards)).id).toBe('invalid_input')
  await supervisor.call(teamChange, { body: before })
})
