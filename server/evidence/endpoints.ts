import { originalRead, pictureRead } from '../../contract/evidence.ts'
import { readingCorrect } from '../../contract/readings.ts'
import { ProblemError } from '../http/problem.ts'
import { command, query, type FileAnswer, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { documentLines } from '../../contract/document-lines.ts'
import { keepCorrection } from './corrections.ts'
import { findLines, linesOf } from './find-lines.ts'
import { readPagesOf } from './read-pages.ts'
import { findFileOfClaim } from './store.ts'

/** Evidence by claim: a person who may see the claim's evidence gets its files and no others. */
export function evidenceRoutes({ pictures, ids }: Pick<Ports, 'pictures' | 'ids'>): Route[] {
  async function fileOf(
    database: Database,
    params: { number: string; sha256: string },
    as: 'page' | 'original',
  ): Promise<FileAnswer> {
    const file = await findFileOfClaim(database, params.number, params.sha256, as)
    if (!file) throw new ProblemError('not_found')
    const bytes = await pictures.get(params.sha256)
    if (!bytes) throw new Error('A file of a claim is not in the picture store')
    return { ...file, bytes, isForEver: true }
  }

  return [
    query(pictureRead, ({ database, params }) => fileOf(database, params, 'page')),
    command(readingCorrect, async ({ tx, params, body, person, now }) => {
      await keepCorrection(tx, {
        id: ids.next(),
        ...params,
        ...body,
        staffId: person.id,
        at: now,
      })
    }),

    query(documentLines, async ({ database, params, query: { q } }) => {
      const document = await readPagesOf(database, params)
      return q ? findLines(document, q) : linesOf(document)
    }),

    query(originalRead, ({ database, params }) => fileOf(database, params, 'original')),
  ]
}
