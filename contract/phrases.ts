import * as z from 'zod/mini'
import { named } from './faults.ts'
import { claimParam } from './claim-number.ts'
import { holdDaysAtMost } from './claim-work.ts'
import { colleague } from './claim-words.ts'
import { additionAtMost } from './decisions.ts'
import { endpoint } from './endpoint.ts'
import { hasOtherBraces, placeholder } from './placeholders.ts'
import { id, language, lines, localDate, text } from './schema.ts'
import { tag } from './tags.ts'

const phraseText = lines(additionAtMost).check(
  z.refine(
    (typed) => !hasOtherBraces(typed),
    named('unknown_placeholder', 'has braces around something that is no placeholder'),
  ),
)

/** What a macro does besides saying its phrase. */
const macro = z.strictObject({
  /** The decision it prepares; a phrase needs one, because only the decision’s mail says it. */
  decision: z.nullable(
    z.strictObject({
      kind: z.enum(['ask_again', 'decline']),
      reasons: z.array(text(64)).check(
        z.maxLength(8),
        z.refine((ids) => new Set(ids).size === ids.length, named('repeated', 'each reason once')),
      ),
    }),
  ),
  tag: z.nullable(tag),
  /** Days from the day on which it is applied. */
  hold: z.nullable(
    z.strictObject({
      days: z.int().check(z.gte(1), z.lte(holdDaysAtMost)),
      because: lines(500),
    }),
  ),
})
export type Macro = z.infer<typeof macro>

const fields = {
  name: text(60),
  /** Of the text; `null` without one. */
  language: z.nullable(language),
  text: z.nullable(phraseText),
  macro: z.nullable(macro),
  isShared: z.boolean(),
}

const content = z.strictObject(fields).check(
  z.refine(({ text: said, language: of }) => (said === null) === (of === null), {
    path: ['language'],
    ...named('required', 'is given with a text, and only with one'),
  }),
  z.refine(({ text: said, macro: does }) => said !== null || doesSomething(does), {
    path: ['text'],
    ...named('required', 'is missing, and it does nothing else'),
  }),
  z.refine(
    ({ text: said, macro: does }) => said === null || !does || does.decision?.kind === 'ask_again',
    { path: ['text'], ...named('refused', 'is told only when the member is asked again') },
  ),
)
export type PhraseContent = z.infer<typeof content>

const doesSomething = (does: Macro | null): boolean =>
  does !== null &&
  ((does.decision?.reasons.length ?? 0) > 0 || does.tag !== null || does.hold !== null)

/** A phrase for the sentence to the member, or a macro: a phrase that does more. */
export const phrase = z.object({
  id,
  ...fields,
  author: colleague,
  isMine: z.boolean(),
  canChange: z.boolean(),
})
export type Phrase = z.infer<typeof phrase>

const idParam = z.object({ id })

export const phraseList = endpoint({
  name: 'phraseList',
  method: 'GET',
  path: '/api/phrases',
  summary: 'The caller’s own phrases and macros and the shared ones, by name.',
  access: 'signed-in',
  answer: {
    status: 200,
    body: z.object({
      phrases: z.array(phrase),
      /** Whether the caller may save phrases of their own, and shared ones. */
      canSave: z.object({ own: z.boolean(), shared: z.boolean() }),
    }),
  },
  problems: [],
})

export const phraseCreate = endpoint({
  name: 'phraseCreate',
  method: 'POST',
  path: '/api/phrases',
  summary: 'Saves a phrase or a macro under a name.',
  access: 'signed-in',
  repeatable: true,
  body: content,
  answer: { status: 201, body: phrase },
  problems: ['not_permitted', 'phrase_exists', 'phrases_full', 'reason_unfit'],
})

export const phraseChange = endpoint({
  name: 'phraseChange',
  method: 'PUT',
  path: '/api/phrases/{id}',
  summary: 'Changes a phrase or a macro, or starts or stops sharing it.',
  access: 'signed-in',
  params: idParam,
  body: content,
  answer: { status: 200, body: phrase },
  problems: ['not_found', 'not_permitted', 'phrase_exists', 'phrases_full', 'reason_unfit'],
})

export const phraseDelete = endpoint({
  name: 'phraseDelete',
  method: 'DELETE',
  path: '/api/phrases/{id}',
  summary: 'Deletes a phrase or a macro.',
  access: 'signed-in',
  params: idParam,
  answer: { status: 204 },
  problems: ['not_found', 'not_permitted'],
})

/** A phrase as it reads for one claim. */
export const filledPhrase = z.object({
  id,
  name: z.string(),
  language: z.nullable(language),
  isShared: z.boolean(),
  /** With its placeholders filled, apart from the missing ones. */
  text: z.nullable(z.string()),
  /** Placeholders for which the claim has no value. */
  missing: z.array(placeholder),
  macro: z.nullable(macro),
  /** Reasons of the macro that the catalogue no longer has, or that no longer fit its decision. */
  goneReasons: z.array(z.string()),
  /** Whether no claim has the macro’s tag. */
  isTagUnused: z.boolean(),
  /** Until when its hold would last, from today. */
  holdUntil: z.nullable(localDate),
})
export type FilledPhrase = z.infer<typeof filledPhrase>

export const claimPhrases = endpoint({
  name: 'claimPhrases',
  method: 'GET',
  path: '/api/claims/{number}/phrases',
  summary: 'The caller’s phrases and macros filled for a claim; those in its language come first.',
  access: 'claims.decide',
  params: claimParam,
  answer: {
    status: 200,
    body: z.object({ language, phrases: z.array(filledPhrase) }),
  },
  problems: ['not_found', 'blind_look'],
})
