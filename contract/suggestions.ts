import * as z from 'zod/mini'
import { checkId } from './checks.ts'
import { decisionKind } from './claim-words.ts'
import { pictureHint } from './document-reading.ts'
import { evidenceKind } from './evidence.ts'

/** What a suggested reason rests on: a check that fails, or what was noticed about a picture. */
const suggestedBecause = z.union([
  z.object({ by: z.literal('check'), check: checkId }),
  z.object({ by: z.literal('hint'), hint: pictureHint, document: evidenceKind }),
])
export type SuggestedBecause = z.infer<typeof suggestedBecause>

const suggestedReason = z.object({ reason: z.string(), because: suggestedBecause })
export type SuggestedReason = z.infer<typeof suggestedReason>

/** A decision that the evidence leads to, with at most two reasons; the best first. */
export const suggestion = z.object({
  decision: decisionKind,
  /** Empty for an approval, which every check supports. */
  reasons: z.array(suggestedReason),
})
export type Suggestion = z.infer<typeof suggestion>
