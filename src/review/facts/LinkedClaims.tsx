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
import { ChecksSign } from '../checks/CheckSign.tsx'
import { useCheckWords } from '../checks/check-words.ts'
import { CompareButton } from '../checks/NamedClaims.tsx'
import classes from './LinkedClaims.module.css'
import { linksQuery } from '../review-queries.ts'
import { queuePart } from '../review-search.ts'

/** Other claims with something in common, and what. */
export function LinkedClaims({ claim }: { claim: Claim }) {
  const t = useWords('review.linked')
  const failure = useFailure()
  const links = useQuery(linksQuery(claim))
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
        <LinkedRow key={link.number} link={link} claim={claim} />
      ))}
    </ul>
  )
}

function LinkedRow({ link, claim }: { link: LinkedClaim; claim: Claim }) {
  const t = useWords('review.linked')
  const tb = useWords('review.beside')
  const words = useCheckWords()
  const [parameters] = useSearchParams()
  const checks = claim.checks.filter(({ id }) => link.checks.includes(id))
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
        {link.state && <ClaimStateBadge state={link.state} />}
        <Text size="xs" c="dimmed" ml="auto">
          {formatDateOf(link.submittedAt)}
        </Text>
        {claim.abilities.seeEvidence.isAllowed && <CompareButton number={link.number} />}
      </div>
      <Text size="xs" fw={600} className={classes.shared ?? ''}>
        {link.by
          .map(({ tie, document }) =>
            t('tie', { tie: tb(`ties.${tie}`), document: document ?? 'none' }),
          )
          .join(', ')}
      </Text>
      {checks.length > 0 && (
        <Text size="xs">
          {t('checks', { checks: checks.map(words.name).join(', ') })}
          <ChecksSign checks={checks} />
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {link.memberName} · {link.email}
      </Text>
      <Text size="xs" c="dimmed">
        {link.promotion} · {link.productName} · <SerialNumber value={link.serialNumber} />
      </Text>
    </li>
  )
}
