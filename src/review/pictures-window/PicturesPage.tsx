import { Skeleton, Stack, Text } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import type { Claim } from '../../../contract/claims.ts'
import { useFailure } from '../../api/problem-words.ts'
import { ClaimStateBadge } from '../../claims/ClaimStateBadge.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { useWords } from '../../ui/words.ts'
import { PicturesBeside } from '../beside/PicturesBeside.tsx'
import { useLikelyNext } from '../evidence/likely-next.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import { parseReviewSearch } from '../review-search.ts'
import { usePreloadedEvidence } from '../evidence/use-preloaded-evidence.ts'
import classes from './PicturesPage.module.css'
import { useFollowing } from './use-following.ts'

/** The pictures of the claim that is open in the main window, for a second screen. */
export function Page() {
  const t = useWords('review')
  const { number = '' } = useParams()
  const claim = useQuery(claimQuery(number))
  const failure = useFailure()
  const { isLeft, onShown } = useFollowing(number, claim.data?.version)
  useDocumentTitle(t('window.title', { number }))

  if (isLeft) return <NoClaim />
  if (claim.isPending) return <Skeleton h="100%" radius={0} />
  if (!claim.data) {
    const onRetry = () => void claim.refetch()
    return <Failed title={t('failed')} {...failure(claim.error)} onRetry={onRetry} />
  }
  return <ClaimPictures key={number} claim={claim.data} onShown={onShown} />
}

interface ClaimPicturesProps {
  claim: Claim
  onShown(sha256: string, isShown: boolean): void
}

function ClaimPictures({ claim, onShown }: ClaimPicturesProps) {
  const t = useWords('review')
  const [parameters] = useSearchParams()
  const { attempt: wanted } = parseReviewSearch(parameters)
  const attempt = claim.attempts.find(({ number }) => number === wanted) ?? claim.attempts[0]
  usePreloadedEvidence(useLikelyNext(claim))
  if (!attempt) return null
  return (
    <main className={classes.window}>
      <header className={classes.bar}>
        <h1 className={classes.number}>{claim.number}</h1>
        <ClaimStateBadge state={claim.state} isInReview={claim.lease !== null} />
        <Text size="sm">{t('bar.attempt', { number: attempt.number })}</Text>
        <Text size="xs" c="dimmed" ml="auto">
          {t('window.follows')}
        </Text>
      </header>
      <section className={classes.pictures} aria-label={t('evidence.label')}>
        <PicturesBeside claim={claim} attempt={attempt} onShown={onShown} />
      </section>
    </main>
  )
}

/** Waiting for a claim. Shown only after a moment, so that it does not flash between two claims. */
function NoClaim() {
  const t = useWords('review.window')
  return (
    <Stack component="main" className={classes.noClaim ?? ''} role="status" gap={4}>
      <Text fw={600}>{t('noClaim')}</Text>
      <Text size="sm" c="dimmed">
        {t('noClaimHint')}
      </Text>
    </Stack>
  )
}
