import { useQuery } from '@tanstack/react-query'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { asKnownStep } from '../../../contract/history.ts'
import { reasonsQuery } from '../../claims/reasons-query.ts'
import { formatDate, formatDateOf, formatMoment } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { useFinding } from '../checks/findings.ts'
import { datesOf } from '../checks/finding-parts.ts'
import { openChecks } from '../checks/use-marking.ts'
import { isSeen } from '../evidence/sent-again.ts'

export interface BriefLine {
  id: string
  tone: 'fails' | 'unsure' | 'holds' | 'told'
  text: string
  /** Another claim that it names, to compare with. */
  names?: string | undefined
}

/** What there is to know of a claim before anything is read, the most important first. */
export function useBriefLines(claim: Claim, attempt: Attempt): BriefLine[] {
  const t = useWords('review')
  const finding = useFinding()
  const { data: catalogue = [] } = useQuery(reasonsQuery)
  const labelsOf = (reasons: string[]) =>
    reasons.map((id) => catalogue.find((one) => one.id === id)?.label ?? id).join(', ')
  const decided = ({ number, decision }: Attempt): BriefLine[] => {
    if (!decision) return []
    const { kind, at, by, reasons } = decision
    const text = t(`decision.decided.${kind}`, { name: by ?? '', when: formatMoment(at) })
    const because = labelsOf(reasons)
    const line = because ? t('brief.because', { text, because }) : text
    return [{ id: `decided ${number}`, tone: 'told', text: line }]
  }

  const [newest] = claim.attempts
  if (attempt !== newest) {
    const text = t('brief.earlier', { number: attempt.number, count: claim.attempts.length })
    return [{ id: 'earlier', tone: 'told', text }, ...decided(attempt)]
  }
  if (claim.state !== 'waiting') return decided(attempt)

  const onHold: BriefLine[] = claim.hold
    ? [
        {
          id: 'hold',
          tone: 'told',
          text: t('work.onHold', { ...claim.hold, until: formatDate(claim.hold.until) }),
        },
      ]
    : []
  const findings = withoutEchoes(openChecks(claim.checks)).map((check): BriefLine => ({
    id: check.id,
    tone: check.outcome,
    text: finding(check),
    names: check.found.find((value) => value.kind === 'claim')?.number,
  }))
  const pictures = attempt.documents.flatMap(({ kind, reading, pages, pagesInAll }) => [
    ...reading.hints.map((hint): BriefLine => ({
      id: `${kind} ${hint}`,
      tone: 'unsure',
      text: t(`reading.hints.${hint}`, { kind, shown: pages.length, all: pagesInAll }),
    })),
    ...(reading.state === 'read'
      ? []
      : [
          {
            id: `${kind} state`,
            tone: reading.state === 'failed' ? ('unsure' as const) : ('told' as const),
            text: t(`reading.states.${reading.state ?? 'none'}`, { kind }),
          },
        ]),
  ])
  const asked = askedBefore()
  const found = [
    ...findings.filter(({ tone }) => tone === 'fails'),
    ...findings.filter(({ tone }) => tone !== 'fails'),
    ...pictures,
  ]
  const isCalm = findings.length === 0 && claim.checks.length > 0
  const calm: BriefLine[] = isCalm
    ? [
        {
          id: 'holds',
          tone: 'holds',
          text: t('checks.allHold', { count: claim.checks.length }),
        },
      ]
    : []
  return [...asked, ...onHold, ...found, ...calm]

  /** On a later attempt: what was asked of the member, and what came. */
  function askedBefore(): BriefLine[] {
    const decision = claim.attempts[1]?.decision
    if (!decision || decision.kind !== 'ask_again') return []
    const received = claim.history
      .map((event) => asKnownStep(event))
      .find((step) => step?.kind === 'attempt_received')
    const changed = received?.kind === 'attempt_received' ? received.details.changed : []
    const came = changed.map((part) =>
      (part === 'invoice' || part === 'serial_photo') && isSeen(claim.attempts, attempt, part)
        ? t('brief.sameFile', { part: t(`history.parts.${part}`) })
        : t(`history.parts.${part}`),
    )
    const on = t('brief.asked', {
      date: formatDateOf(decision.at),
      reasons: labelsOf(decision.reasons),
    })
    return [
      { id: 'asked', tone: 'told', text: on },
      {
        id: 'new',
        tone: came.length === 0 ? 'unsure' : 'told',
        text: came.length > 0 ? t('brief.new', { parts: came.join(', ') }) : t('brief.nothingNew'),
      },
    ]
  }
}

/** An invoice from outside the period says nothing new beside the same registered date. */
function withoutEchoes(checks: Check[]): Check[] {
  const failing = (id: Check['id']) =>
    checks.find((check) => check.id === id && check.outcome === 'fails')
  const [registered] = datesOf(failing('purchase_window')?.found ?? [])
  const isEcho = ({ id, outcome, found }: Check) =>
    id === 'invoice_window' && outcome === 'fails' && datesOf(found)[0] === registered
  return checks.filter((check) => registered === undefined || !isEcho(check))
}
