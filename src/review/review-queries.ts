import type { DecisionKind } from '../../contract/claim-words.ts'
import { decisionPreview } from '../../contract/decisions.ts'
import type { Claim } from '../../contract/claims.ts'
import { claimLinks } from '../../contract/claim-work.ts'
import { claimBeside } from '../../contract/beside.ts'
import { clockRead } from '../../contract/counted-days.ts'
import { documentLines } from '../../contract/document-lines.ts'
import type { EvidenceDocument } from '../../contract/evidence.ts'
import { noteList } from '../../contract/notes.ts'
import { checkFigures } from '../../contract/readings.ts'
import { pagesOf, queryOf } from '../api/query.ts'
import { keptFor } from '../claims/claim-query.ts'

export const besideQuery = (number: string, other: string) =>
  queryOf(claimBeside, { params: { number, other } }, { gcTime: keptFor })

/** Changes slowly; the same for every claim. */
export const figuresQuery = queryOf(checkFigures, {}, { staleTime: 600_000 })

export const clockQuery = (number: string) =>
  queryOf(clockRead, { params: { number } }, { gcTime: keptFor })

/** Notes on a claim, page by page; each page says how many there are, and whether it is watched. */
export const notesQuery = (number: string) => pagesOf(noteList, { params: { number }, query: {} })

/** The key includes the version, so that a preview of an earlier version is never shown. */
export const previewQuery = (
  number: string,
  version: number,
  kind: DecisionKind,
  reasons: string[],
  addition: string | null,
) => {
  const input = { params: { number }, body: { kind, reasons, addition } }
  return queryOf(decisionPreview, input, {
    keyedBy: { ...input, version },
    gcTime: keptFor,
    enabled: kind === 'approve' || reasons.length > 0,
    staleTime: 0,
  })
}

/** Asked again once the checks name other claims, so that the list agrees with them. */
export const linksQuery = ({ number, checks }: Pick<Claim, 'number' | 'checks'>) => {
  const input = { params: { number } }
  const named = checks.flatMap(({ id, found }) =>
    found.flatMap((value) => (value.kind === 'claim' ? `${id} ${value.number}` : [])),
  )
  return queryOf(claimLinks, input, { keyedBy: { ...input, named }, gcTime: keptFor })
}

/** What was read stays as it was read: the key includes when. */
export const linesQuery = (
  { claim: number, document }: { claim: string; document: EvidenceDocument },
  q: string,
  isAsked: boolean,
) => {
  const { sentSha256: sha256, reading } = document
  const input = { params: { number, sha256 }, query: q === '' ? {} : { q } }
  return queryOf(documentLines, input, {
    keyedBy: { ...input, readAt: reading.readAt },
    gcTime: keptFor,
    staleTime: Infinity,
    enabled: isAsked && reading.state === 'read',
  })
}
