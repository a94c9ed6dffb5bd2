import * as z from 'zod/mini'
import { named } from './faults.ts'
import { endpoint } from './endpoint.ts'
import { language, localDate } from './schema.ts'
import { boardFilter } from './supervision.ts'

export const reportSides = ['promotion', 'agent', 'week'] as const
export type ReportSide = (typeof reportSides)[number]

/** Maximum number of days in a report. */
export const longestReportDays = 186

const query = z
  .strictObject({
    /** First and last decision date, in each promotion's time zone. */
    from: localDate,
    to: localDate,
    by: z._default(z.enum(reportSides), 'promotion'),
    promotion: boardFilter.promotion,
    region: boardFilter.region,
    language: boardFilter.language,
  })
  .check(
    z.refine(({ from, to }) => from <= to && days(from, to) <= longestReportDays, {
      path: ['to'],
      ...named(
        'report_too_long',
        `must be within ${longestReportDays} days of the first`,
        longestReportDays,
      ),
    }),
  )

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** Figures for the decisions of one promotion, agent or week. */
export const reportRow = z.object({
  key: z.string(),
  name: z.string(),
  decisions: z.int(),
  /** Decisions on first attempts, and how many of them approved. */
  firstAttempts: z.int(),
  firstPass: z.int(),
  approved: z.int(),
  askedAgain: z.int(),
  declined: z.int(),
  /** Working days from receipt to decision, as deadlines count them. */
  medianDays: z.int(),
  p90Days: z.int(),
  /** Decided after the due date. */
  late: z.int(),
})
export type ReportRow = z.infer<typeof reportRow>

/** Which reasons come up again, by language. */
export const reasonRow = z.object({
  reason: z.string(),
  label: z.string(),
  language,
  asked: z.int(),
  /** Claims whose next attempt was decided. */
  cameBack: z.int(),
  /** Of those, the ones asked again for the same reason. */
  sameFault: z.int(),
})
export type ReasonRow = z.infer<typeof reasonRow>

export const reportRead = endpoint({
  name: 'reportRead',
  method: 'GET',
  path: '/api/supervision/report',
  summary: 'First-pass approvals, redeem-again and time to decision, by promotion, agent or week.',
  access: 'supervision.read',
  query,
  answer: {
    status: 200,
    body: z.object({
      total: z.nullable(reportRow),
      rows: z.array(reportRow),
      reasons: z.array(reasonRow),
    }),
  },
  problems: [],
})

export const reportExport = endpoint({
  name: 'reportExport',
  method: 'GET',
  path: '/api/supervision/report.csv',
  summary: 'The same report as a table (RFC 4180), safe to open in a spreadsheet.',
  access: 'supervision.read',
  query,
  answer: { status: 200, bytes: true },
  problems: [],
})
