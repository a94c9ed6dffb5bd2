import * as z from 'zod/mini'

/** How a file writes days in numbers when the year stands last: 31/12/2026 or 12/31/2026. */
const dateOrder = z.enum(['day_first', 'month_first'])
export type DateOrder = z.infer<typeof dateOrder>

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
