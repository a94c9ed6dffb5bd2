import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { claimQuery } from '../claims/claim-query.ts'
import { parseQueueSearch } from '../claims/queue-search.ts'
import { useTakeNext } from '../claims/take-next.ts'
import { Failed } from '../ui/Failed.tsx'
import { paths, withSearch } from '../ui/paths.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useLatest } from '../ui/use-latest.ts'
import { useWords } from '../ui/words.ts'
import { ClaimRoom } from './ClaimRoom.tsx'
import { NextAheadContext, useNextAhead } from './next-ahead.ts'
import { ReviewSkeleton } from './ReviewSkeleton.tsx'
import { queuePart } from './review-search.ts'

/** One claim: its two pictures, its facts, and the decision. */
export function Page() {
  const t = useWords('review')
  const { number = '' } = useParams()
  const { pathname, search: address } = useLocation()
  const [parameters] = useSearchParams()
  const queue = queuePart(parameters)
  const navigate = useNavigate()
  const claim = useQuery(claimQuery(number))
  const failure = useFailure()
  // The reviewer skipped this claim, so the next one must be a different claim.
  const [skipped, setSkipped] = useState<string[]>([])
  const search = parseQueueSearch(queue)
  const { takeNext, isTaking } = useTakeNext(search)
  const { ahead, ready } = useNextAhead(claim.data, search, skipped)
  const onNext = useLatest((from: string, why: 'decided' | 'skipped') => {
    const passed = why === 'skipped' ? [...skipped, from] : skipped
    setSkipped(passed)
    takeNext(passed)
  })

  useShortcut('q', t('keys.queue'), () => void navigate(withSearch(paths.queue, queue)), {
    scope: 'move',
  })

  if (claim.isPending) return <ReviewSkeleton />
  if (claim.isError && !claim.data) {
    return (
      <Failed title={t('failed')} {...failure(claim.error)} onRetry={() => void claim.refetch()} />
    )
  }
  // Each claim starts without marks, reasons or pictures of the previous one.
  const rooms = [{ number, path: pathname + address }, ...(ready ? [ready] : [])]
  return (
    <NextAheadContext value={ahead}>
      {rooms.map((room) => (
        <ClaimRoom
          key={room.number}
          {...room}
          isOpen={room.number === number}
          isTaking={isTaking}
          onNext={onNext}
        />
      ))}
    </NextAheadContext>
  )
}
