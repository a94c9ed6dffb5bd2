import { Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { claimAssign, type Claim } from '../../../contract/claims.ts'
import { api } from '../../api/api.ts'
import { useFailure } from '../../api/problem-words.ts'
import { colleaguesQuery } from '../../claims/colleagues-query.ts'
import { notifyFailure } from '../../claims/notify-failure.tsx'
import { QuickSelect } from '../../ui/QuickSelect.tsx'
import { useWords } from '../../ui/words.ts'
import { claimQuery } from '../review-queries.ts'

/** To whom a claim is given; only who may give it can change it here. */
export function AssigneePicker({ claim }: { claim: Claim }) {
  const t = useWords('review.assign')
  const queryClient = useQueryClient()
  const failure = useFailure()
  const canAssign = claim.abilities.assign.isAllowed
  const { data: colleagues = [] } = useQuery({ ...colleaguesQuery, enabled: canAssign })
  const { queryKey } = claimQuery(claim.number)
  const assign = useMutation({
    mutationFn: (assignee: string | null) =>
      api.call(claimAssign, {
        params: { number: claim.number },
        version: claim.version,
        body: { assignee },
      }),
    onSuccess: (changed) => queryClient.setQueryData(queryKey, changed),
    onError: (error) => {
      void notifyFailure(failure(error).text, error)
      void queryClient.invalidateQueries({ queryKey })
    },
  })

  if (!canAssign) {
    return (
      claim.assignee && <Text size="xs" c="dimmed">{`${t('label')} ${claim.assignee.name}`}</Text>
    )
  }
  return (
    <QuickSelect
      aria-label={t('label')}
      title={t('label')}
      value={claim.assignee?.id ?? ''}
      disabled={assign.isPending}
      data={[
        { value: '', label: t('nobody') },
        ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => assign.mutate(event.currentTarget.value || null)}
    />
  )
}
