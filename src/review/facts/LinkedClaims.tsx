import { Anchor, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { Claim } from '../../../contract/claims.ts'
import type { LinkedClaim } from '../../../contract/claim-work.ts'
import { useFailure } from '../../api/problem-words.ts'
import { ClaimStateBadge } from '../../claims/ClaimStateBadge.tsx'
import { SerialNumber } from '../../claims/SerialNumber.tsx'
import { formatDateOf } from '../../ui/dates.ts'
import { Failed } from '../../ui/Failed.tsx'
import { paths, withSearch } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import { CompareButton } from '../checks/NamedClaims.tsx'
import classes from './LinkedClaims.module.css'
import { linksQuery } from '../review-queries.ts'
import { queuePart } from '../review-search.ts'

/** Other claims with something in common, and what. */
export function LinkedClaims({ claim }: { claim: Claim }) {
  const { number } = claim
  const t = useWords('review.linked')
  const failure = useFailure()
  const links = useQuery(linksQuery(number))
  if (links.isPending) return <Skeleton height={120} />
  if (links.isError) {
    return (
      <Failed
        title={t('failed')}
        text={failure(links.error).text}
        onRetry={() => void links.refetch()}
      />
    )
  }
  if (links.data.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('none')}
      </Text>
    )
  }
  return (
    <ul className={classes.links}>
      {links.data.map((link) => (
        <LinkedRow
          key={link.number}
          link={link}
          canCompare={claim.abilities.seeEvidence.isAllowed}
        />
      ))}
    </ul>
  )
}

function LinkedRow({ link, canCompare }: { link: LinkedClaim; canCompare: boolean }) {
  const t = useWords('review.linked')
  const [parameters] = useSearchParams()
  const shared = link.by.map((by) => t(`by.${by}`)).join(', ')
  return (
    <li className={classes.link}>
      <div className={classes.head}>
        <Anchor
          component={Link}
          size="sm"
          to={withSearch(paths.claim(link.number), queuePart(parameters))}
        >
          {link.number}
        </Anchor>
        <ClaimStateBadge state={link.state} isInReview={false} />
        <Text size="xs" c="dimmed" ml="auto">
          {formatDateOf(link.submittedAt)}
        </Text>
        {canCompare && <CompareButton number={link.number} />}
      </div>
      <Text size="xs" fw={600}>
        {t('same', { what: shared })}
      </Text>
      <Text size="xs" c="dimmed">
        {link.memberName} · {link.email}
      </Text>
      <Text size="xs" c="dimmed">
        {link.promotion} · {link.productName} · <SerialNumber value={link.serialNumber} />
      </Text>
    </li>
  )
}
