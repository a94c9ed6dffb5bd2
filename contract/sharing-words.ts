import * as z from 'zod/mini'
import { language } from './schema.ts'

/**
 * `even`: to whoever was given fewest today. `load`: to whoever has fewest open claims for their
 * claim limit.
 */
export const sharingRule = z.enum(['even', 'load'])
export type SharingRule = z.infer<typeof sharingRule>

/**
 * Why a claim was given to nobody: everyone is away; nobody who is here reads its language; everyone
 * who does is at their claim limit; the others skipped it.
 */
const whyNobody = z.enum(['away', 'language', 'full', 'skipped'])
export type WhyNobody = z.infer<typeof whyNobody>

/** In a step of the desk that shares a claim out: what it went by. */
export const sharedOut = {
  rule: z.optional(sharingRule),
  /** Language of the claim, if languages count. */
  language: z.optional(language),
  /** With this claim: given to them today, and open. */
  today: z.optional(z.int()),
  open: z.optional(z.int()),
  cap: z.optional(z.nullable(z.int())),
  /** If it was given to nobody. */
  nobody: z.optional(whyNobody),
}
