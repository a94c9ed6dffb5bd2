import {
  claimPhrases,
  phraseChange,
  phraseCreate,
  phraseDelete,
  phraseList,
  type PhraseContent,
} from '../../../contract/phrases.ts'
import { requireAllowed } from '../../http/problem.ts'
import { command, query, queryAtOnce, type Route } from '../../http/route.ts'
import type { Ports } from '../../ports.ts'
import type { Transaction } from '../../storage/tables.ts'
import { blindLooksOf, refuseBlind } from '../blind-looks.ts'
import { fittingReasons } from '../decision/fitting-reasons.ts'
import { getClaim, openFile } from '../store.ts'
import { filledFor } from './for-claim.ts'
import { changeRefused, saveRefused, unshareRefused } from './phrase-rules.ts'
import {
  addPhrase,
  columnsOf,
  deletePhrase,
  listPhrases,
  lockPhrase,
  readPhrase,
  requireRoom,
  setPhrase,
} from './phrase-store.ts'

/** Phrases and macros: kept by everyone for themselves, and for all by those who may. */
export function phraseRoutes({ ids }: Pick<Ports, 'ids'>): Route[] {
  return [
    query(phraseList, async ({ database, person }) => ({
      phrases: await listPhrases(database, person),
      canSave: {
        own: saveRefused(false, person) === null,
        shared: saveRefused(true, person) === null,
      },
    })),

    command(phraseCreate, async ({ tx, body, person, now }) => {
      requireAllowed(saveRefused(body.isShared, person))
      await requireFitting(tx, body)
      const id = ids.next()
      await requireRoom(tx, person.id, { id, ...body })
      await addPhrase(tx, { id, author_id: person.id, created_at: now, ...columnsOf(body) })
      return readPhrase(tx, id, person)
    }),

    command(phraseChange, async ({ tx, params, body, person }) => {
      const phrase = await lockPhrase(tx, params.id)
      requireAllowed(changeRefused(phrase, person))
      requireAllowed(saveRefused(body.isShared, person))
      requireAllowed(unshareRefused(phrase, body, person))
      await requireFitting(tx, body)
      await requireRoom(tx, phrase.author_id, { id: phrase.id, ...body })
      await setPhrase(tx, phrase.id, body)
      return readPhrase(tx, phrase.id, person)
    }),

    command(phraseDelete, async ({ tx, params, person }) => {
      const phrase = await lockPhrase(tx, params.id)
      requireAllowed(changeRefused(phrase, person))
      await deletePhrase(tx, phrase.id)
    }),

    queryAtOnce(claimPhrases, async ({ database, params, person, now }) => {
      const claim = await getClaim(database, params.number)
      refuseBlind(await blindLooksOf(database, person.id), claim.id)
      const file = await openFile(database, claim)
      const phrases = await filledFor(database, file, await listPhrases(database, person), now)
      return { language: file.promotion.terms.language, phrases }
    }),
  ]
}

/** @throws {ProblemError} `reason_unfit` */
async function requireFitting(tx: Transaction, { macro }: PhraseContent): Promise<void> {
  const { decision } = macro ?? {}
  if (decision && decision.reasons.length > 0) await fittingReasons(tx, decision)
}
