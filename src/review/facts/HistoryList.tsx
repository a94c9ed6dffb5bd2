import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Claim } from '../../../contract/claims.ts'
import type { HistoryEvent } from '../../../contract/history.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment, formatMomentThere } from '../../ui/dates.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import classes from './HistoryList.module.css'
import { useStepDetails } from './step-details.ts'
import { useStepWords } from './step-words.ts'

/** Every step of the claim, newest first, with who took it and what it caused. */
export function HistoryList({ claim }: { claim: Claim }) {
  return (
    <ol className={classes.history}>
      {claim.history.map((event) => (
        <HistoryStep key={event.version} event={event} zone={claim.deadline.zone} />
      ))}
    </ol>
  )
}

function HistoryStep({ event, zone }: { event: HistoryEvent; zone: string }) {
  const t = useWords('review.history')
  const stepWords = useStepWords()
  const who = event.actor.name ?? t(event.actor.kind === 'member' ? 'member' : 'system')
  return (
    <li className={classes.step} data-kind={event.kind}>
      <Text size="sm" fw={600}>
        {stepWords(event)}
      </Text>
      <Text size="xs" c="dimmed" title={formatMomentThere(event.at, zone)}>
        {t('by', { who, when: formatMoment(event.at) })} · {t('attempt', { number: event.attempt })}
      </Text>
      <StepDetails event={event} />
      {event.internalNote && (
        <Text size="xs" className={classes.note ?? ''}>
          <b>{t('note')}:</b> {event.internalNote}
        </Text>
      )}
      <StepMails event={event} />
    </li>
  )
}

function StepDetails({ event }: { event: HistoryEvent }) {
  return useStepDetails(event).map((line) => (
    <Text key={line} size="xs">
      {line}
    </Text>
  ))
}

function StepMails({ event: { mails } }: { event: HistoryEvent }) {
  const t = useWords('review.history')
  const may = useMay()
  return mails.map((mail) => {
    const words = `${t(`mails.${mail.kind}`)} · ${t(`mailStates.${mail.state}`)}`
    return (
      <Text key={mail.id} size="xs" c="dimmed">
        {may('mails.read') ? (
          <Anchor component={Link} to={paths.mail(mail.id)} size="xs">
            {words}
          </Anchor>
        ) : (
          words
        )}
      </Text>
    )
  })
}
