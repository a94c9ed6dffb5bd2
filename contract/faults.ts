import * as z from 'zod/mini'

/** What can be wrong with a field, by stable code. The app has its own words for each. */
const faultCodes = [
  'required',
  'too_long',
  'too_many',
  'too_big',
  'too_small',
  'wrong_form',
  'wrong_type',
  'not_one_of',
  'refused',
  'unknown',
  'repeated',
  'unstorable',
  'too_large',
  'not_a_picture',
  'broken',
  'too_many_pixels',
  'too_complex',
  'locked',
  'no_pages',
  'not_text',
  'workbook',
  'unknown_letters',
  'empty_file',
  'too_many_rows',
  'too_wide',
  'long_cell',
  'open_quote',
  'stray_quote',
  'swallowed_rows',
  'wrong_columns',
  'unknown_carrier',
  'before_approval',
  'before_shipping',
  'in_the_future',
  'not_json',
  'not_whole',
  'not_a_form',
  'ends_first',
  'guessable',
  'taken',
  'not_a_hold',
  'no_reviewer',
  'no_reader',
  'unknown_zone',
  'unknown_calendar',
  'unknown_promotion',
  'no_working_days',
  'too_many_days_off',
  'date_twice',
  'period_reversed',
  'redeem_too_early',
  'prize_twice',
  'one_currency',
  'worth_missing',
  'wrong_mask',
  'link_without_number',
  'report_too_long',
  'unknown_placeholder',
] as const

export const faultCode = z.enum(faultCodes)
export type FaultCode = z.infer<typeof faultCode>

/** One fault in the input: where, which rule, and the rule in words. */
export const fault = z.object({
  /** Dotted path in the input: `claim.recipient.zipcode`, `invoice`. */
  field: z.string(),
  code: faultCode,
  /** For whoever develops against the API; no person reads it. */
  message: z.string(),
  /** What the rule is about: the value that is not known, or the limit. */
  about: z.optional(z.string()),
})
export type Fault = z.infer<typeof fault>

/** Gives a rule of our own its code. */
export const named = (code: FaultCode, error: string, about?: string | number) => ({
  error,
  params: { fault: code, ...(about !== undefined && { about: String(about) }) },
})
