import { Text } from '@mantine/core'
import { ApiProblem } from '../../contract/client.ts'
import { formatMoment } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'

/** Of a lost race: who did what to the claim since it was seen here. Of any other error: nothing. */
export function ChangesSince({ error }: { error: unknown }) {
  const t = useWords('common')
  const changes = error instanceof ApiProblem ? (error.problem.changes ?? []) : []
  return changes.map(({ version, by, kind, at }) => (
    <Text key={version} size="sm">
      {t('changes.line', {
        who: by ?? t('changes.member'),
        what: wordsOf(t, kind),
        when: formatMoment(at),
      })}
    </Text>
  ))
}

type T = ReturnType<typeof useWords<'common'>>

/** A server that is newer than this page may name a step that has no words here. */
function wordsOf(t: T, kind: string): string {
  // To whom is not told with the change, and whether to anybody neither.
  if (kind === 'claim_assigned' || kind === 'claim_handed_over') return t('changes.given')
  if (kind === 'claim_held') return t('changes.held')
  // Asked before it is said: the cast only names one of the keys that it may be.
  const key = `events.${kind}` as 'events.claim_approved'
  return t.has(key) ? t(key) : kind
}
