import { Button, Loader } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFailure } from '../api/problem-words.ts'
import { EnterKey } from '../ui/EnterKey.tsx'
import { Failed } from '../ui/Failed.tsx'
import { ListEmpty } from '../ui/list/ListEmpty.tsx'
import { TablePage } from '../ui/list/TablePage.tsx'
import { useWords } from '../ui/words.ts'
import { lookQuery } from './look-query.ts'
import { LookDesk } from './LookDesk.tsx'
import { LookResult, type GivenLook } from './LookResult.tsx'

/** Reviews a colleague's decision without knowing its outcome. */
export function Page() {
  const t = useWords('secondLook')
  const failure = useFailure()
  const queryClient = useQueryClient()
  const next = useQuery(lookQuery)
  const [given, setGiven] = useState<GivenLook | null>(null)
  const goOn = useMutation({
    mutationFn: async () => {
      setGiven(null)
      await queryClient.resetQueries({ queryKey: lookQuery.queryKey })
    },
  })
  return (
    <TablePage
      title={t('title')}
      actions={next.data && <span>{t('left', { count: next.data.left })}</span>}
    >
      {next.isPending && <Loader size="sm" m="md" />}
      {next.isError && (
        <Failed title={t('failed')} {...failure(next.error)} onRetry={() => void next.refetch()} />
      )}
      {given && (
        <LookResult given={given}>
          <Button autoFocus rightSection={<EnterKey />} onClick={() => goOn.mutate()}>
            {t('next')}
          </Button>
        </LookResult>
      )}
      {!given && next.data?.look === null && (
        <ListEmpty title={t('emptyTitle')} text={t('empty')} />
      )}
      {!given && next.data?.look && (
        <LookDesk key={next.data.look.id} look={next.data.look} onGiven={setGiven} />
      )}
    </TablePage>
  )
}
