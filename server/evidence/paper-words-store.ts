import { addDeskValue, lockDeskValueIfFree, setDeskValue } from '../storage/desk-values.ts'
import { oneAtATime } from '../storage/one-at-a-time.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { paperWordsOf, paperWordsRules } from './paper-words.ts'
import { listCorrections, loadReadings } from './reading-store.ts'

/** Writes anew what a file is found by, after it was read or what was read was corrected. */
export async function keepPaperWords(tx: Transaction, sentSha256: string): Promise<void> {
  await oneAtATime(tx, `words of ${sentSha256}`)
  const reading = (await loadReadings(tx, [sentSha256])).get(sentSha256)
  if (!reading?.pages) return
  const corrections = await listCorrections(tx, [sentSha256])
  const corrected = corrections.map(({ value }) => value ?? '')
  const words = paperWordsOf(reading.pages, corrected)
  await tx
    .insertInto('paper_words')
    .values({ sent_sha256: sentSha256, words })
    .onConflict((conflict) => conflict.column('sent_sha256').doUpdateSet({ words }))
    .execute()
}

/** Files folded in one go. */
const atOnce = 50

const key = 'paper-words'

/** No hash is greater. */
const done = 'done'

/**
 * Folds the next files that were read before this was kept, or by other rules. It goes on where it
 * stopped, whichever process stopped.
 *
 * @returns whether any may be left
 */
export async function fillPaperWords(database: Database): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    await addDeskValue(tx, key, placeAfter(''))
    const place = await lockDeskValueIfFree(tx, key)
    if (place === null) return true
    const [rules, reached = ''] = place.split(' ')
    const after = rules === String(paperWordsRules) ? reached : ''
    if (after === done) return false
    const files = await tx
      .selectFrom('readings')
      .select('sent_sha256')
      .distinct()
      .where('state', '=', 'read')
      .where('sent_sha256', '>', after)
      .orderBy('sent_sha256')
      .limit(atOnce)
      .execute()
    for (const { sent_sha256 } of files) await keepPaperWords(tx, sent_sha256)
    const last = files.length < atOnce ? done : (files.at(-1)?.sent_sha256 ?? done)
    await setDeskValue(tx, key, placeAfter(last))
    return last !== done
  })
}

const placeAfter = (reached: string) => `${paperWordsRules} ${reached}`
