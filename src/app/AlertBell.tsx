import { ActionIcon, Button, Group, Indicator, Popover, Stack, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Answered } from '../../contract/endpoint.ts'
import { alertList, alertSeen } from '../../contract/alerts.ts'
import { queryOf } from '../api/query.ts'
import { useCommand } from '../api/use-command.ts'
import { queueSearchParams } from '../claims/queue-search.ts'
import { notify } from '../ui/notify.ts'
import { paths, withSearch } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './AlertBell.module.css'

/** Milliseconds between two requests. The desk raises alerts once a day. */
const lookAgainEvery = 300_000

const alertsQuery = queryOf(alertList, {}, { refetchInterval: lookAgainEvery })

type Alerts = Answered<typeof alertList>

/**
 * Claims of this person that became due soon or overdue: a number at a bell until it is marked as
 * seen.
 */
export default function AlertBell() {
  const t = useWords('alerts')
  const { data } = useQuery(alertsQuery)
  const [isOpen, setIsOpen] = useState(false)
  useArrival(data, () => void notify({ text: t('arrived'), tone: 'plain' }))
  const count = data ? totalOf(data) : 0
  const isOverdue = data !== undefined && data.mine.overdue + data.nobodys.overdue > 0
  const label = count > 0 ? t('bell', { count }) : t('title')
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={300}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Indicator
        label={count > 99 ? '99+' : count}
        size={15}
        offset={5}
        color={isOverdue ? 'red.8' : 'yellow.9'}
        disabled={count === 0}
        classNames={{ indicator: classes.count ?? '' }}
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={label}
            title={label}
            onClick={() => setIsOpen((now) => !now)}
          >
            <IconBell size={18} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p="sm">
        <AlertLines data={data} onClose={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function AlertLines({ data, onClose }: { data: Alerts | undefined; onClose(): void }) {
  const t = useWords('alerts')
  const seen = useCommand(alertSeen)
  const upTo = data?.upTo ?? null
  const lines = data ? (['mine', 'nobodys'] as const).filter((whose) => sumOf(data[whose]) > 0) : []
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('title')}
      </Text>
      {lines.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(data ? 'nothing' : 'unknown')}
        </Text>
      )}
      {data &&
        lines.map((whose) => {
          const { overdue, due_soon: soon } = data[whose]
          const search = queueSearchParams({
            due: overdue > 0 ? 'overdue' : 'due_soon,due_today',
            assignee: whose === 'mine' ? 'me' : 'nobody',
          })
          return (
            <Link
              key={whose}
              className={classes.line}
              data-overdue={overdue > 0 || undefined}
              to={withSearch(paths.queue, search)}
              onClick={onClose}
            >
              {t(whose, { overdue, soon, both: overdue > 0 && soon > 0 ? 'yes' : 'no' })}
            </Link>
          )
        })}
      {seen.isError && (
        <Text size="xs" c="red" role="alert">
          {t('seenFailed')}
        </Text>
      )}
      <Group justify="flex-end">
        {upTo === null ? (
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            loading={seen.isPending}
            onClick={() => seen.mutate({ body: { upTo } }, { onSuccess: onClose })}
          >
            {t('seen')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

/**
 * Shown once each time an alert is raised while the page is open. Earlier ones only show as the
 * number.
 */
function useArrival(data: Alerts | undefined, tell: () => void): void {
  const known = useRef<string | null | undefined>(undefined)
  useEffect(() => {
    if (!data) return
    const before = known.current
    known.current = data.upTo ?? before ?? null
    if (before !== undefined && data.upTo !== null && data.upTo > (before ?? '')) tell()
  })
}

const sumOf = ({ overdue, due_soon: soon }: Alerts['mine']) => overdue + soon
const totalOf = ({ mine, nobodys }: Alerts) => sumOf(mine) + sumOf(nobodys)
