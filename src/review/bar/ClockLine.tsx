import { Text } from '@mantine/core'
import type { Answered } from '../../../contract/endpoint.ts'
import type { clockRead } from '../../../contract/counted-days.ts'
import { formatDay, formatMoment, formatMomentThere } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'

/** What a clock comes to, in one sentence: when it is due, or how it was kept. */
export function ClockLine({ clock }: { clock: Answered<typeof clockRead> }) {
  const t = useWords('review.clock')
  const { reached, deadline, stoppedAt } = clock
  const { workingDay: day, daysLeft: left, daysLate: late } = reached
  const isReceived = reached.on === deadline.receivedOn
  const on = isReceived ? 'received' : reached.isCounted ? 'counted' : 'between'
  if (stoppedAt) {
    const how = reached.on > deadline.dueOn ? 'late' : 'inTime'
    return (
      <Text fw={600} size="sm" title={formatMomentThere(stoppedAt, deadline.zone)}>
        {t('decided', { when: formatMoment(stoppedAt), on, day, how, late })}
      </Text>
    )
  }
  const due = t('dueLine', {
    standing: deadline.standing,
    date: formatDay(deadline.dueOn),
    left,
    late,
  })
  return (
    <Text fw={600} size="sm">
      {t('reached', { due, today: t('todayIs', { on, day }) })}
    </Text>
  )
}
