import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { alertList, alertSeen } from '../../contract/alerts.ts'
import { api } from '../api/api.ts'
import { queueSearchParams } from '../claims/queue-search.ts'
import { paths, withSearch } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './AlertBar.module.css'

/** Milliseconds between two looks: the desk raises alerts once a day. */
const lookAgainEvery = 300_000

const alertsQuery = {
  queryKey: ['alerts'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.call(alertList, {}, signal),
  refetchInterval: lookAgainEvery,
}

/** What became due soon or overdue and concerns this person, until they say that they have seen it. */
export default function AlertBar() {
  const t = useWords('alerts')
  const queryClient = useQueryClient()
  const { data } = useQuery(alertsQuery)
  const seen = useMutation({
    mutationFn: (upTo: string) => api.call(alertSeen, { body: { upTo } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: alertsQuery.queryKey }),
  })
  if (!data?.upTo) return null
  const { upTo } = data
  return (
    <aside className={classes.bar} aria-label={t('title')}>
      {(['mine', 'nobodys'] as const).map((whose) => {
        const { overdue, due_soon: soon } = data[whose]
        const both = overdue > 0 && soon > 0 ? 'yes' : 'no'
        const search = queueSearchParams({
          due: overdue > 0 ? 'overdue' : 'due_soon,due_today',
          assignee: whose === 'mine' ? 'me' : 'nobody',
        })
        return (
          overdue + soon > 0 && (
            <Link key={whose} to={withSearch(paths.queue, search)}>
              {t(whose, { overdue, soon, both })}
            </Link>
          )
        )
      })}
      <Button
        size="compact-xs"
        variant="default"
        loading={seen.isPending}
        onClick={() => seen.mutate(upTo)}
      >
        {t('seen')}
      </Button>
    </aside>
  )
}
