import * as z from 'zod/mini'

/** How a file writes days in numbers when the year stands last: 31/12/2026 or 12/31/2026. */
const dateOrder = z.enum(['day_first', 'month_first'])
export type DateOrder = z.infer<typeof dateOrder>

/** Columns that a person can be asked about. */
const maxColumns = 256

/**
 * What a person says about a file that cannot be told from the file: what its columns are, which
 * line names them, how it writes days. Everything may be left out.
 */
export const tableAnswers = <Fields extends readonly [string, ...string[]]>(fields: Fields) =>
  z.strictObject({
    /** Line of the headings; 0 when the first line is data already. */
    headingLine: z._default(z.nullable(z.int().check(z.gte(0), z.lte(10_000))), null),
    /** What each column is, from the left; `null` for one that is not used. */
    columns: z._default(
      z.nullable(z.array(z.nullable(z.enum(fields))).check(z.maxLength(maxColumns))),
      null,
    ),
    dateOrder: z._default(z.nullable(dateOrder), null),
  })

const question = z.object({
  about: z.enum(['heading', 'columns', 'dates']),
  why: z.enum([
    /** The first line of a list does not look like the lines below it. */
    'may_be_heading',
    /** Lines above the headings look like those below. */
    'data_above',
    /** Nobody taught the desk these headings. */
    'unknown',
    /** Several columns could be meant. */
    'twice',
    /** A column that is needed is not there. */
    'missing',
    /** A day and a month stand in numbers, and their order is not said. */
    'day_or_month',
  ]),
  /** Columns it is about, counted from 0. */
  columns: z.array(z.int()),
})
export type TableQuestion = z.infer<typeof question>

/** How a file was understood, told before anything is taken from it. */
export const tableRead = <Fields extends readonly [string, ...string[]]>(fields: Fields) =>
  z.object({
    encoding: z.string(),
    delimiter: z.enum([',', ';', '\t', '|']),
    /** `null` when no line names the columns. */
    headingLine: z.nullable(z.int()),
    columns: z.array(
      z.object({
        heading: z.nullable(z.string()),
        field: z.nullable(z.enum(fields)),
        /** Its first cells, as understood; codes are masked. */
        samples: z.array(z.string()),
      }),
    ),
    /** Lines that are no rows and were left out; the first hundred. */
    leftOut: z.array(
      z.object({
        line: z.int(),
        why: z.enum(['title', 'total', 'note', 'heading_again']),
        text: z.string(),
      }),
    ),
    blankLines: z.int(),
    /** What somebody has to answer before anything can be taken. */
    questions: z.array(question),
    /** What the file itself says about the order of days and months. */
    likelyDateOrder: z.nullable(dateOrder),
  })
