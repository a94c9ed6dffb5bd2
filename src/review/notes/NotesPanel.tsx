import { Button, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { Note } from '../../../contract/notes.ts'
import { useFailure } from '../../api/problem-words.ts'
import { Failed } from '../../ui/Failed.tsx'
import { useWords } from '../../ui/words.ts'
import { spotOfNote } from '../placing.ts'
import { useEvidenceFocus } from '../reading/evidence-focus.ts'
import { notesQuery } from '../review-queries.ts'
import { useReviewSearch } from '../use-review-search.ts'
import { NoteComposer } from './NoteComposer.tsx'
import { NoteItem } from './NoteItem.tsx'
import classes from './notes.module.css'

interface NotesPanelProps {
  claim: Claim
  /** The attempt whose pictures are shown. */
  attempt: Attempt
  /** How often somebody asked to write. */
  asked: number
}

/** Notes on a claim, newest first, below the field for a new one. */
export default function NotesPanel({ claim, attempt, asked }: NotesPanelProps) {
  const t = useWords('review.notes')
  const failure = useFailure()
  const notes = useInfiniteQuery(notesQuery(claim.number))
  const [{ note: wanted }] = useReviewSearch()
  const goTo = useGoTo(claim, attempt)
  const items = notes.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={classes.panel}>
      {claim.abilities.note.isAllowed ? (
        <NoteComposer claim={claim} asked={asked} />
      ) : (
        <Text size="xs" c="dimmed">
          {t('notAllowed')}
        </Text>
      )}
      {notes.isPending && <Skeleton height={80} />}
      {notes.isError && (
        <Failed
          title={t('failed')}
          {...failure(notes.error)}
          onRetry={() => void notes.refetch()}
        />
      )}
      {notes.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      <ul className={classes.notes} aria-label={t('tab')}>
        {items.map((note) => (
          <NoteItem
            key={note.id}
            claim={claim}
            note={note}
            answeredAt={notes.dataUpdatedAt}
            isWanted={note.id === wanted}
            onGoTo={goTo}
          />
        ))}
      </ul>
      {notes.hasNextPage && (
        <Button
          size="compact-sm"
          variant="default"
          loading={notes.isFetchingNextPage}
          onClick={() => void notes.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </div>
  )
}

/** Opens the picture of a note at its place, if need be after the attempt it is of. */
function useGoTo(claim: Claim, attempt: Attempt): (note: Note) => void {
  const [{ beside }, change] = useReviewSearch()
  const goTo = useEvidenceFocus((focus) => focus.goTo)
  const later = useRef<Note | null>(null)
  useEffect(() => {
    const note = later.current
    later.current = null
    if (note && beside === null && isOf(attempt, note)) goTo(spotOfNote(note.id))
  }, [attempt, beside, goTo])
  return (note) => {
    const to = isOf(attempt, note) ? attempt : claim.attempts.find((one) => isOf(one, note))
    if (to === attempt && beside === null) goTo(spotOfNote(note.id))
    if (!to || (to === attempt && beside === null)) return
    const number = to === claim.attempts[0] ? null : to.number
    change({ beside: null, compared: null, attempt: number })
    later.current = note
  }
}

const isOf = ({ documents }: Attempt, { place }: Note) =>
  documents.some(
    ({ kind, pages }) =>
      kind === place?.kind && pages.some(({ sha256 }) => sha256 === place.sha256),
  )
