import { Text } from '@mantine/core'
import type { Claim } from '../../../contract/claims.ts'
import { asKnownStep } from '../../../contract/history.ts'
import { formatDate, formatMoment } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'

/** What a claim waits for at its member, or waited for in vain. */
export function AnswerNote({ claim }: { claim: Claim }) {
  const t = useWords('review.decision')
  return (
    <>
      {linesOf(claim, t).map((line) => (
        <Text key={line} size="xs" c="dimmed">
          {line}
        </Text>
      ))}
    </>
  )
}

function linesOf(
  { awaited, state, history }: Claim,
  t: ReturnType<typeof useWords<'review.decision'>>,
): string[] {
  if (awaited) {
    const { answerBy, remindedAt } = awaited
    return [
      answerBy === null ? t('withMember') : t('answerBy', { date: formatDate(answerBy) }),
      ...(remindedAt === null ? [] : [t('reminded', { when: formatMoment(remindedAt) })]),
    ]
  }
  if (state !== 'expired') return []
  const end = history.map(asKnownStep).find((step) => step?.kind === 'claim_expired')
  if (!end) return []
  const { at, details } = end
  return [t('expired', { date: formatDate(details.answerBy), when: formatMoment(at) })]
}
