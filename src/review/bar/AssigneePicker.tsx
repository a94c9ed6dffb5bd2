import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { claimAssign, type Claim } from '../../../contract/claims.ts'
import { useFailure } from '../../api/problem-words.ts'
import { asAnswerOf, useCommand } from '../../api/use-command.ts'
import { colleaguesQuery } from '../../claims/colleagues-query.ts'
import { useGivenWordsOf } from '../../claims/given-words.ts'
import { notifyFailure } from '../../claims/notify-failure.tsx'
import { QuickSelect } from '../../ui/QuickSelect.tsx'
import { useWords } from '../../ui/words.ts'
import { claimQuery } from '../../claims/claim-query.ts'

/** The assignee; people with the permission can change it here. */
export function AssigneePicker({ claim }: { claim: Claim }) {
  const t = useWords('review.assign')
  const given = useGivenWordsOf(claim)
  const failure = useFailure()
  const canAssign = claim.abilities.assign.isAllowed
  const { data: colleagues = [] } = useQuery({ ...colleaguesQuery, enabled: canAssign })
  const { number, version } = claim
  const assign = useCommand(claimAssign, {
    shows: asAnswerOf(claimQuery(number)),
    onFailed: (error) => void notifyFailure(failure(error).text, error),
  })

  if (!canAssign) {
    return (
      claim.assignee && (
        <Text size="xs" c="dimmed" title={given ?? undefined}>
          {`${t('label')} ${claim.assignee.name}`}
        </Text>
      )
    )
  }
  return (
    <QuickSelect
      aria-label={t('label')}
      title={given ?? t('label')}
      value={claim.assignee?.id ?? ''}
      disabled={assign.isPending}
      data={[
        { value: '', label: t('nobody') },
        ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) =>
        assign.mutate({
          params: { number },
          version,
          body: { assignee: event.currentTarget.value || null },
        })
      }
    />
  )
}
