import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Claim } from '../../../contract/claims.ts'
import { checkIds, type CheckId } from '../../../contract/checks.ts'
import type { HistoryEvent } from '../../../contract/history.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../ui/dates.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import classes from './HistoryList.module.css'
import { reasonsQuery } from '../review-queries.ts'
import { useStepWords } from './step-words.ts'

/** Every step of the claim, the newest first, with who took it and what it caused. */
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
      <Text size="xs" c="dimmed">
        {t('by', { who, when: formatMoment(event.at, zone) })} ·{' '}
        {t('attempt', { number: event.attempt })}
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

/** What the step says beyond its name; what is unknown here is left out, never guessed. */
function StepDetails({ event: { kind, details } }: { event: HistoryEvent }) {
  const t = useWords('review.history')
  const tc = useWords('review.checks.names')
  const { data: catalogue = [] } = useQuery(reasonsQuery)
  const lines: string[] = kind === 'claim_tagged' ? tagLines(details) : []
  const { reasons, changed, prize, prizeState, codeLast4, codeBecame } = details
  const { carrier, trackingNumbers, because, overrode } = details
  if (Array.isArray(reasons)) {
    lines.push(...reasons.map((id) => catalogue.find((one) => one.id === id)?.label ?? id))
  }
  if (kind === 'attempt_received' && Array.isArray(changed)) {
    const parts = changed.filter(isPart).map((part) => t(`parts.${part}`))
    lines.push(parts.length > 0 ? t('changed', { parts: parts.join(', ') }) : t('nothingChanged'))
  }
  if (typeof prize === 'string' && isPrizeState(prizeState)) {
    lines.push(t('prize', { prize, state: t(`prizeStates.${prizeState}`) }))
  }
  if (typeof codeLast4 === 'string') {
    const last4 = codeLast4
    lines.push(
      codeBecame === 'void' || codeBecame === 'available'
        ? t(`codeBecame.${codeBecame}`, { last4 })
        : t('code', { last4 }),
    )
  }
  if (Array.isArray(overrode)) {
    lines.push(
      t('overrode', {
        checks: overrode
          .filter(isCheck)
          .map((id) => tc(id))
          .join(', '),
      }),
    )
  }
  if (typeof carrier === 'string' && Array.isArray(trackingNumbers)) {
    lines.push(t('parcel', { carrier, numbers: trackingNumbers.join(', ') }))
  }
  if (typeof because === 'string') lines.push(because)
  return lines.map((line) => (
    <Text key={line} size="xs">
      {line}
    </Text>
  ))
}

const tagLines = ({ added, removed }: HistoryEvent['details']): string[] => [
  ...(Array.isArray(added) ? added.map((tag) => `+ ${tag}`) : []),
  ...(Array.isArray(removed) ? removed.map((tag) => `− ${tag}`) : []),
]

const parts = ['invoice', 'serial_photo', 'registration', 'purchase', 'recipient', 'note'] as const
const isPart = (text: string): text is (typeof parts)[number] =>
  (parts as readonly string[]).includes(text)

const isCheck = (id: string): id is CheckId => (checkIds as readonly string[]).includes(id)

const prizeStates = ['to_confirm', 'held', 'awaiting_code', 'issued', 'dispatch'] as const
const isPrizeState = (value: unknown): value is (typeof prizeStates)[number] =>
  (prizeStates as readonly unknown[]).includes(value)

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
