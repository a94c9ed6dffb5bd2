import { Alert, Button } from '@mantine/core'
import { useState } from 'react'
import type { Claim } from '../../contract/claims.ts'
import { usePerson } from '../api/session.ts'
import { formatMoment, formatMomentThere } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import { useStepWords } from './facts/step-words.ts'

/** Changes by others since the claim was opened, until they are dismissed. */
export function ClaimNews({ claim }: { claim: Claim }) {
  const t = useWords('review')
  const stepWords = useStepWords()
  const me = usePerson()
  const [seen, setSeen] = useState(claim.version)
  const news = claim.history.filter(
    ({ version, actor }) => version > seen && actor.name !== me.name,
  )
  if (news.length === 0) return null
  return (
    <Alert variant="light" color="yellow" p="xs" role="alert" title={t('news.title')}>
      {news.map((event) => (
        <div key={event.version} title={formatMomentThere(event.at, claim.deadline.zone)}>
          {stepWords(event)} ·{' '}
          {event.actor.name ?? t(`history.${event.actor.kind === 'member' ? 'member' : 'system'}`)},{' '}
          {formatMoment(event.at)}
        </div>
      ))}
      <Button size="compact-xs" variant="default" mt={6} onClick={() => setSeen(claim.version)}>
        {t('news.seen')}
      </Button>
    </Alert>
  )
}
