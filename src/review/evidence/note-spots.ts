import { useInfiniteQuery } from '@tanstack/react-query'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { NotePlace } from '../../../contract/notes.ts'
import { useWords } from '../../ui/words.ts'
import { spotOfNote, usePlacing } from '../placing.ts'
import type { Spot } from '../reading/spots.ts'
import { notesQuery } from '../review-queries.ts'

/** Side of a note's mark, as a share of the longer side of its page. */
const side = 0.04

/** Characters of a note that its mark says. */
const saidAtMost = 120

/** Places of notes on the pictures of an attempt. */
export function useNoteSpots(claim: Claim, attempt: Attempt): Spot[] {
  const t = useWords('review.notes')
  const { data } = useInfiniteQuery(notesQuery(claim.number))
  const chosen = usePlacing((placing) => placing.chosen)
  const notes = data?.pages.flatMap(({ items }) => items) ?? []
  const here = chosen?.number === claim.number ? chosen : null
  return [
    ...(here ? [{ id: 'new', label: t('newPlace'), place: here }] : []),
    ...notes.map(({ id, author, text, place }) => ({
      id,
      label: t('spot', { who: author.name, text: text.slice(0, saidAtMost) }),
      place,
    })),
  ].flatMap(({ id, label, place }): Spot[] => {
    const box = place && boxOf(attempt, place)
    return box ? [{ id: spotOfNote(id), label, tone: 'plain', places: [box] }] : []
  })
}

/** A small box around a point, in pixels of its page; `null` if that is not of this attempt. */
function boxOf({ documents }: Attempt, { kind, sha256, x, y }: NotePlace) {
  const page = documents
    .find((one) => one.kind === kind)
    ?.pages.find((one) => one.sha256 === sha256)
  if (!page) return null
  const size = Math.max(page.width, page.height) * side
  return {
    kind,
    sha256,
    x: x * page.width - size / 2,
    y: y * page.height - size / 2,
    width: size,
    height: size,
  }
}
