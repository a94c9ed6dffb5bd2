import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { named } from './faults.ts'
import { isOneLine } from './plain-text.ts'

/** Maximum number of changed shortcuts; a page has a few dozen. */
const mostKeys = 200

/** Maximum number of columns: more than any list has, also in a later version. */
const mostColumns = 60

const keys = z
  .string()
  .check(z.maxLength(40), z.refine(isOneLine, named('unstorable', 'holds a control character')))

const atMost = (most: number) =>
  z.refine<Record<string, unknown>>(
    (entries) => Object.keys(entries).length <= most,
    named('too_many', `at most ${most}`),
  )

/** A person's changes to the default shortcuts. */
export const ownKeys = z.strictObject({
  /** Single-character keys are off. */
  isSingleOff: z.boolean(),
  /** New key by default key; `''` for none. */
  keys: z.record(keys, keys).check(atMost(mostKeys)),
})
export type OwnKeys = z.infer<typeof ownKeys>

const columnId = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'the id of a column'))

/**
 * Columns of a list, as the table's own state. Ids that a version of the app does not know are kept
 * and ignored.
 */
export const columnChoice = z.strictObject({
  columnVisibility: z.record(columnId, z.boolean()).check(
    atMost(mostColumns),
    z.refine(
      (visible) => visible['number'] !== false,
      named('required', 'claims are opened by their number'),
    ),
  ),
  columnOrder: z.array(columnId).check(
    z.maxLength(mostColumns),
    z.refine(
      (order) => new Set(order).size === order.length,
      named('repeated', 'each column once'),
    ),
  ),
  /** Widths in CSS pixels. */
  columnSizing: z
    .record(columnId, z.int().check(z.gte(24), z.lte(1200)))
    .check(atMost(mostColumns)),
})
export type ColumnChoice = z.infer<typeof columnChoice>

/** What a person has set up for themselves on every machine; `null` is the usual. */
export const preferences = z.object({
  shortcuts: z.nullable(ownKeys),
  queueColumns: z.nullable(columnChoice),
})
export type Preferences = z.infer<typeof preferences>

export const preferencesChange = endpoint({
  name: 'preferencesChange',
  method: 'PATCH',
  path: '/api/preferences',
  summary: 'Sets some of the caller’s preferences, whole and for every machine; `null` resets one.',
  access: 'signed-in',
  body: z
    .strictObject({
      shortcuts: z.optional(z.nullable(ownKeys)),
      queueColumns: z.optional(z.nullable(columnChoice)),
    })
    .check(
      z.refine(
        (changed) => Object.keys(changed).length > 0,
        named('required', 'names no preference'),
      ),
    ),
  answer: { status: 200, body: preferences },
  problems: [],
})
