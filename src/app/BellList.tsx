import { Button, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import { alertSeen, type alertList } from '../../contract/alerts.ts'
import type { Answered } from '../../contract/endpoint.ts'
import { noticesSeen, type Notice } from '../../contract/live.ts'
import { useCommand } from '../api/use-command.ts'
import { queueSearchParams } from '../claims/queue-search.ts'
import { useKeptMessages } from '../ui/kept-messages.ts'
import { paths, withSearch } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './Bell.module.css'
import { FailureLine, NoticeLine } from './BellLines.tsx'

interface BellListProps {
  alerts: Answered<typeof alertList> | undefined
  notices: Notice[] | undefined
  onClose(): void
}

/** Everything at the bell: deadlines first, then notices and failures, newest first. */
export function BellList({ alerts, notices, onClose }: BellListProps) {
  const t = useWords('alerts')
  const failures = useKeptMessages(({ messages }) => messages)
  const { readAll, isReading, hasFailed, hasUnread } = useReadAll(alerts, notices)
  const deadlines = alerts
    ? (['mine', 'nobodys'] as const).filter((whose) => sumOf(alerts[whose]) > 0)
    : []
  const isEmpty = deadlines.length + failures.length + (notices?.length ?? 0) === 0
  return (
    <>
      <Group className={classes.head ?? ''} justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {t('title')}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          disabled={!hasUnread}
          loading={isReading}
          onClick={readAll}
        >
          {t('readAll')}
        </Button>
      </Group>
      {hasFailed && (
        <Text className={classes.line ?? ''} size="xs" c="red" role="alert">
          {t('seenFailed')}
        </Text>
      )}
      <div className={classes.list}>
        {isEmpty && (
          <Text className={classes.line ?? ''} size="sm" c="dimmed">
            {t(notices ? 'nothing' : 'unknown')}
          </Text>
        )}
        {alerts &&
          deadlines.map((whose) => {
            const { overdue, due_soon: soon } = alerts[whose]
            const search = queueSearchParams({
              due: overdue > 0 ? 'overdue' : 'due_soon,due_today',
              assignee: whose === 'mine' ? 'me' : 'nobody',
            })
            return (
              <Link
                key={whose}
                className={classes.deadline}
                data-overdue={overdue > 0 || undefined}
                to={withSearch(paths.queue, search)}
                onClick={onClose}
              >
                {t(whose, { overdue, soon, both: overdue > 0 && soon > 0 ? 'yes' : 'no' })}
              </Link>
            )
          })}
        {(failures.length > 0 || (notices?.length ?? 0) > 0) && (
          <ul className={classes.lines}>
            {failures.map((failure) => (
              <FailureLine key={failure.id} failure={failure} />
            ))}
            {notices?.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} onOpen={onClose} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

/** Marks all that is listed as read, and nothing that came in since. */
function useReadAll(alerts: BellListProps['alerts'], notices: BellListProps['notices']) {
  const readFailures = useKeptMessages(({ read }) => read)
  const hasFailures = useKeptMessages(({ messages }) => messages.some((one) => !one.isRead))
  const deadlines = useCommand(alertSeen)
  const told = useCommand(noticesSeen)
  const dueUpTo = alerts?.upTo ?? null
  const newest = notices?.find(({ seenAt }) => seenAt === null)
  return {
    hasUnread: hasFailures || dueUpTo !== null || newest !== undefined,
    hasFailed: deadlines.isError || told.isError,
    isReading: deadlines.isPending || told.isPending,
    readAll() {
      readFailures()
      if (dueUpTo !== null) deadlines.mutate({ body: { upTo: dueUpTo } })
      if (newest) told.mutate({ body: { upTo: newest.at } })
    },
  }
}

const sumOf = ({ overdue, due_soon: soon }: Answered<typeof alertList>['mine']) => overdue + soon
