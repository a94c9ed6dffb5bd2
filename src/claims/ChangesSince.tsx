import { Text } from '@mantine/core'
import { ApiProblem } from '../../contract/client.ts'
import { formatMoment } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'

/**
 * After a version conflict: who changed the claim since it was loaded. Nothing for other errors.
 */
export function ChangesSince({ error }: { error: unknown }) {
  const t = useWords('common')
  const changes = error instanceof ApiProblem ? (error.problem.changes ?? []) : []
  return changes.map(({ version, by, actor, kind, at }) => (
    <Text key={version} size="sm">
      {t('changes.line', {
        who: by ?? t(actor === 'member' ? 'changes.member' : 'changes.desk'),
        what: wordsOf(t, kind),
        when: formatMoment(at),
      })}
    </Text>
  ))
}

type T = ReturnType<typeof useWords<'common'>>

/** A newer server may send a step that this page has no words for. */
function wordsOf(t: T, kind: string): string {
  // A change does not say who was assigned, or whether anyone was.
  if (kind === 'claim_assigned' || kind === 'claim_handed_over') return t('changes.given')
  if (kind === 'claim_held') return t('changes.held')
  // `has` is checked before use; the cast only satisfies the key type.
  const key = `events.${kind}` as 'events.claim_approved'
  return t.has(key) ? t(key) : kind
}
