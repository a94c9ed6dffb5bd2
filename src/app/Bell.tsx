import { ActionIcon, Indicator, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../api/session.ts'
import { useKeptMessages } from '../ui/kept-messages.ts'
import { useWords } from '../ui/words.ts'
import { alertsQuery, noticesQuery } from './bell-queries.ts'
import classes from './Bell.module.css'
import { BellList } from './BellList.tsx'
import { useArrivals } from './use-arrivals.ts'

/**
 * What concerns this person and is not read yet, as a number: deadlines, notices, and failures whose
 * toast is gone.
 */
export default function Bell() {
  const t = useWords('alerts')
  const { data: alerts } = useQuery({ ...alertsQuery, enabled: useMay()('claims.read') })
  const { data: notices } = useQuery(noticesQuery)
  const failures = useKeptMessages(({ messages }) => messages.filter((one) => !one.isRead).length)
  const [isOpen, setIsOpen] = useState(false)
  useArrivals(alerts, notices)
  const { mine, nobodys } = alerts ?? {}
  const overdue = (mine?.overdue ?? 0) + (nobodys?.overdue ?? 0)
  const count =
    overdue +
    (mine?.due_soon ?? 0) +
    (nobodys?.due_soon ?? 0) +
    (notices?.filter(({ seenAt }) => seenAt === null).length ?? 0) +
    failures
  const label = count > 0 ? t('bell', { count }) : t('title')
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={340}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Indicator
        label={count > 99 ? '99+' : count}
        size={15}
        offset={5}
        color={overdue + failures > 0 ? 'red.8' : 'yellow.9'}
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
      <Popover.Dropdown p={0}>
        <BellList alerts={alerts} notices={notices} onClose={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
