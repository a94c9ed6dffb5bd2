import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { parseQueueSearch } from '../claims/queue-search.ts'
import { useTakeNext } from '../claims/take-next.ts'
import { Failed } from '../ui/Failed.tsx'
import { paths, withSearch } from '../ui/paths.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { ClaimDesk } from './ClaimDesk.tsx'
import { NextAheadContext, useNextAhead } from './next-ahead.ts'
import { ReviewSkeleton } from './ReviewSkeleton.tsx'
import { queuePart } from './review-search.ts'
import { claimQuery } from '../claims/claim-query.ts'

/** One claim: its two pictures, its facts, and the decision. */
export function Page() {
  const t = useWords('review')
  const { number = '' } = useParams()
  const [parameters] = useSearchParams()
  const queue = queuePart(parameters)
  const navigate = useNavigate()
  const claim = useQuery(claimQuery(number))
  const failure = useFailure()
  // The reviewer skipped this claim, so the next one must be a different claim.
  const [skipped, setSkipped] = useState<string[]>([])
  const { takeNext, isTaking } = useTakeNext(parseQueueSearch(queue))
  const ahead = useNextAhead(claim.data, parseQueueSearch(queue), skipped)

  useShortcut('q', t('keys.queue'), () => void navigate(withSearch(paths.queue, queue)), {
    scope: 'move',
  })

  if (claim.isPending) return <ReviewSkeleton />
  if (claim.isError && !claim.data) {
    return (
      <Failed title={t('failed')} {...failure(claim.error)} onRetry={() => void claim.refetch()} />
    )
  }
  return (
    <NextAheadContext value={ahead}>
      <ClaimDesk
        // Each claim starts without marks, reasons or pictures of the previous one.
        key={number}
        claim={claim.data}
        isTaking={isTaking}
        onNext={(why) => {
          const passed = why === 'skipped' ? [...skipped, number] : skipped
          setSkipped(passed)
          takeNext(passed)
        }}
      />
    </NextAheadContext>
  )
}
