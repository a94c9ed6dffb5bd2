import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { noticeList, noticeSeen, type Notice } from '../../contract/live.ts'
import { queryOf } from '../api/query.ts'
import { useCommand } from '../api/use-command.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './NoticeToasts.module.css'

const noticesQuery = queryOf(noticeList, {})

/** Notices shown at the same time; others appear as these are dismissed. */
const shownAtMost = 3

/** What colleagues did that concerns this person. Stays until dismissed, even after a reload. */
export function NoticeToasts() {
  const { data: notices = [] } = useQuery(noticesQuery)
  if (notices.length === 0) return null
  return (
    <Stack className={classes.notices ?? ''} gap="xs">
      {notices.slice(0, shownAtMost).map((notice) => (
        <NoticeToast key={notice.id} notice={notice} />
      ))}
    </Stack>
  )
}

function NoticeToast({ notice }: { notice: Notice }) {
  const t = useWords('common.notices')
  const queryClient = useQueryClient()
  const seen = useCommand(noticeSeen, {
    onSend: () => {
      queryClient.setQueryData(noticesQuery.queryKey, (before) =>
        before?.filter(({ id }) => id !== notice.id),
      )
    },
  })
  const see = () => seen.mutate({ params: { id: notice.id } })
  return (
    <Paper className={classes.notice ?? ''} shadow="md" withBorder role="status">
      <Text size="sm" fw={600}>
        {t(notice.kind, { by: notice.by, claim: notice.claim })}
      </Text>
      {notice.note && <Text size="xs">{notice.note}</Text>}
      <Group gap="xs" mt={6}>
        <Button
          component={Link}
          to={paths.claim(notice.claim)}
          size="compact-xs"
          variant="default"
          onClick={() => see()}
        >
          {t('open')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => see()}>
          {t('seen')}
        </Button>
      </Group>
    </Paper>
  )
}
