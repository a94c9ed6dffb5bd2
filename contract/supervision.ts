import * as z from 'zod/mini'
import { coverage } from './calendars.ts'
import { endpoint } from './endpoint.ts'
import { commaList, id, instant, language, localDate, region, text } from './schema.ts'

/** Filters of the board; each filters the queue in the same way. */
export const boardFilter = {
  promotion: commaList(text(64)),
  region: commaList(region),
  language: commaList(language),
  /** `nobody`, or the id of a colleague. */
  assignee: z.optional(z.union([z.literal('nobody'), id])),
  /** `first`: attempt 1 · `again`: any later one. */
  attempt: z.optional(z.enum(['first', 'again'])),
}

/** Open claims by clock state. */
const counts = z.object({
  overdue: z.int(),
  due_today: z.int(),
  due_soon: z.int(),
  on_track: z.int(),
})
export type StandingCounts = z.infer<typeof counts>

export const boardSides = ['promotion', 'region', 'language', 'assignee', 'attempt'] as const
export type BoardSide = (typeof boardSides)[number]

/** One line of the board, with the queue filter for its claims. */
const boardGroup = z.object({
  /** Value for the queue’s filter of that name. */
  key: z.string(),
  name: z.string(),
  ...counts.shape,
})
export type BoardGroup = z.infer<typeof boardGroup>

/** A forecast day, at the pace of recent working days. */
const forecastDay = z.object({
  date: localDate,
  /** Whether the team works. */
  isWorking: z.boolean(),
  /** Open claims that are due that day. */
  due: z.int(),
  /** Of those, the ones that will not be decided in time: overdue from the end of that day. */
  late: z.int(),
})
export type ForecastDay = z.infer<typeof forecastDay>

const forecast = z.object({
  /** Decisions per working day, over recent working days; `null` for unassigned claims. */
  pace: z.nullable(z.number()),
  /** The working days averaged, with the decisions on each. */
  paceDays: z.array(z.object({ date: localDate, decisions: z.int() })),
  /** Decisions per working day at which nothing more becomes overdue. */
  needed: z.int(),
  /** Claims due before the next working day, which no pace can save. */
  unavoidable: z.int(),
  /** Claims that will become overdue in the days below. */
  late: z.int(),
  /** From today to the last date on which an open claim is due. */
  days: z.array(forecastDay),
})
export type Forecast = z.infer<typeof forecast>

export const board = z.object({
  at: instant,
  /** The team’s date now. */
  today: localDate,
  standings: counts,
  sides: z.object({
    promotion: z.array(boardGroup),
    region: z.array(boardGroup),
    language: z.array(boardGroup),
    assignee: z.array(boardGroup),
    attempt: z.array(boardGroup),
  }),
  forecast,
  /** Open claims of the whole desk whose checks may have changed and are not found out again yet. */
  checksDue: z.int(),
  /** Calendars that cover fewer than the next 120 days. */
  calendars: z.array(z.object({ calendar: z.string(), coverage })),
})
export type Board = z.infer<typeof board>

export const boardRead = endpoint({
  name: 'boardRead',
  method: 'GET',
  path: '/api/supervision/board',
  summary:
    'Open claims by promotion, region, language, agent and attempt, and a forecast of what will be overdue.',
  access: 'supervision.read',
  query: z.strictObject(boardFilter),
  answer: { status: 200, body: board },
  problems: [],
})

/** Figures for one day, by the team’s date. */
const trendDay = z.object({
  date: localDate,
  arrivals: z.int(),
  decisions: z.int(),
  /** Open claims at the end of the day; now, for today. */
  backlog: z.int(),
})
export type TrendDay = z.infer<typeof trendDay>

export const trendRead = endpoint({
  name: 'trendRead',
  method: 'GET',
  path: '/api/supervision/trend',
  summary: 'Arrivals, decisions and backlog of the last thirty days.',
  access: 'supervision.read',
  query: z.strictObject(boardFilter),
  answer: { status: 200, body: z.object({ days: z.array(trendDay) }) },
  problems: [],
})
