import * as z from 'zod/mini'

/** The order of numeric dates with the year last: 31/12/2026 or 12/31/2026. */
const dateOrder = z.enum(['day_first', 'month_first'])
export type DateOrder = z.infer<typeof dateOrder>

/** Maximum number of columns in questions. */
const maxColumns = 256

/**
 * A person's answers about a file: the meaning of its columns, its heading line, its date order.
 * All are optional.
 */
export const tableAnswers = <Fields extends readonly [string, ...string[]]>(fields: Fields) =>
  z.strictObject({
    /** Line of the headings; 0 if the first line is data. */
    headingLine: z._default(z.nullable(z.int().check(z.gte(0), z.lte(10_000))), null),
    /** Meaning of each column, from the left; `null` if not used. */
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
    /** Unknown headings. */
    'unknown',
    /** Several columns match. */
    'twice',
    /** A required column is missing. */
    'missing',
    /** The order of day and month is unclear. */
    'day_or_month',
  ]),
  /** Columns it is about, counted from 0. */
  columns: z.array(z.int()),
})
export type TableQuestion = z.infer<typeof question>

/** How a file was read, shown before anything is imported. */
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
        /** Its first cells as understood, with codes masked. */
        samples: z.array(z.string()),
      }),
    ),
    /** Skipped lines that are not rows; the first hundred. */
    leftOut: z.array(
      z.object({
        line: z.int(),
        why: z.enum(['title', 'total', 'note', 'heading_again']),
        text: z.string(),
      }),
    ),
    blankLines: z.int(),
    /** Questions to answer before the import. */
    questions: z.array(question),
    /** The order of day and month found in the file. */
    likelyDateOrder: z.nullable(dateOrder),
  })
