import { ActionIcon, Loader, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { pictureRead, evidenceKinds, type EvidenceKind } from '../../../contract/evidence.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { addressOf } from '../../../contract/client.ts'
import { useFailure } from '../../api/problem-words.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import { reasonsQuery } from '../../claims/reasons-query.ts'
import { DeadlineMark } from '../../claims/DeadlineMark.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useTitleWithKey } from '../../ui/shortcuts/title-with-key.ts'
import { useWords } from '../../ui/words.ts'
import { BriefLines } from '../brief/BriefLines.tsx'
import { useBriefLines } from '../brief/brief-lines.ts'
import classes from './ClaimPeek.module.css'

interface ClaimPeekProps {
  number: string
  onClose(): void
}

/**
 * A claim at a glance, beside the list: its brief, and both pictures. Nothing is leased, so
 * colleagues can take it meanwhile.
 */
export default function ClaimPeek({ number, onClose }: ClaimPeekProps) {
  const t = useWords('review')
  const titled = useTitleWithKey()
  const failure = useFailure()
  const { data: claim, error, isPending, refetch } = useQuery(claimQuery(number))
  // The brief names reasons.
  const reasons = useQuery(reasonsQuery)
  const [newest] = claim?.attempts ?? []
  useShortcut('Escape', t('peek.close'), onClose)
  return (
    <aside className={classes.peek} aria-label={t('peek.label', { number })}>
      <header className={classes.head}>
        <Title order={2} size="sm">
          {number}
        </Title>
        {claim && (
          <Text size="xs" c="dimmed" truncate="end" className={classes.what ?? ''}>
            {claim.promotion.name} · {t('peek.attempt', { number: claim.attempts.length })}
          </Text>
        )}
        {claim && <DeadlineMark deadline={claim.deadline} />}
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          ml="auto"
          aria-label={t('peek.close')}
          title={titled(t('peek.close'), 'Escape')}
          onClick={onClose}
        >
          <IconX size={15} stroke={1.7} />
        </ActionIcon>
      </header>
      {(isPending || reasons.isPending) && (
        <Loader m="md" size="sm" aria-label={t('peek.loading')} />
      )}
      {error && (
        <Failed title={t('peek.failed')} {...failure(error)} onRetry={() => void refetch()} />
      )}
      {claim && newest && !reasons.isPending && (
        <>
          <PeekedBrief claim={claim} attempt={newest} />
          {claim.abilities.seeEvidence.isAllowed ? (
            <div className={classes.pictures}>
              {evidenceKinds.map((kind) => (
                <PeekedPicture key={kind} claim={claim} attempt={newest} kind={kind} />
              ))}
            </div>
          ) : (
            <Text size="sm" p="md">
              {t('evidence.notAllowed')}
            </Text>
          )}
        </>
      )}
    </aside>
  )
}

/** Without buttons to compare: that is done on the claim. */
function PeekedBrief({ claim, attempt }: { claim: Claim; attempt: Attempt }) {
  const lines = useBriefLines(claim, attempt)
  return (
    <div className={classes.brief}>
      <BriefLines lines={lines} layout="list" />
    </div>
  )
}

interface PeekedPictureProps {
  claim: Claim
  attempt: Attempt
  kind: EvidenceKind
}

function PeekedPicture({ claim, attempt, kind }: PeekedPictureProps) {
  const t = useWords('review.evidence')
  const document = attempt.documents.find((one) => one.kind === kind)
  const page = document?.pages[0]
  return (
    <figure className={classes.picture}>
      <figcaption>{t(kind)}</figcaption>
      {page ? (
        <img
          key={page.sha256}
          src={addressOf(pictureRead, { params: { number: claim.number, sha256: page.sha256 } })}
          width={page.width}
          height={page.height}
          alt={t(kind)}
        />
      ) : (
        <Text size="sm">{t('none')}</Text>
      )}
    </figure>
  )
}
