import { Button, Table } from '@mantine/core'
import { useState } from 'react'
import type { Answered } from '../../../contract/endpoint.ts'
import type { clockRead, CountedDay } from '../../../contract/counted-days.ts'
import { formatDay } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import classes from './ClockSheet.module.css'

type Clock = Answered<typeof clockRead>

/** The days of a clock: those that are over, except the due day, only when asked for. */
export function ClockDays({ clock }: { clock: Clock }) {
  const t = useWords('review.clock')
  const [isOpen, setIsOpen] = useState(false)
  const { days, reached, deadline } = clock
  const isPast = ({ date }: CountedDay) => date < reached.on && date !== deadline.dueOn
  const past = days.filter(isPast).length
  return (
    <>
      {past > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={isOpen}
          className={classes.past ?? ''}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('past', { isOpen: isOpen ? 'yes' : 'no', count: past })}
        </Button>
      )}
      <Table className={classes.days ?? ''} verticalSpacing={3}>
        <Table.Tbody>
          {days
            .filter((day) => isOpen || !isPast(day))
            .map((day) => (
              <DayRow key={day.date} day={day} clock={clock} />
            ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

function DayRow({ day, clock }: { day: CountedDay; clock: Clock }) {
  const t = useWords('review.clock')
  const { deadline, reached, stoppedAt } = clock
  const isReached = day.date === reached.on
  const marks = [
    isReached && t(stoppedAt ? 'marks.decided' : 'marks.today'),
    day.date === deadline.dueSoonOn && t('marks.dueSoon'),
    day.date === deadline.dueOn && t('marks.due'),
  ].filter((mark) => mark !== false)
  return (
    <Table.Tr
      data-counted={day.workingDay !== null || undefined}
      data-mark={marks.length > 0 || undefined}
      data-reached={isReached || undefined}
      aria-current={isReached && !stoppedAt ? 'date' : undefined}
    >
      <Table.Td className={classes.date ?? ''}>
        {formatDay(day.date)}
        {day.isProvisional && '*'}
      </Table.Td>
      <Table.Td>{dayWords(t, day)}</Table.Td>
      <Table.Td className={classes.mark ?? ''}>{marks.join(' · ')}</Table.Td>
    </Table.Tr>
  )
}

function dayWords(t: ReturnType<typeof useWords<'review.clock'>>, day: CountedDay): string {
  const number = day.workingDay ?? 0
  const name = [day.name, day.calendar].filter(Boolean).join(' · ')
  switch (day.kind) {
    case 'received':
      return t('received')
    case 'working':
      return t('workingDay', { number })
    case 'makeup_workday':
      return t('makeup', { number, name })
    case 'weekend':
      return t('weekend')
    case 'day_off':
      return t('dayOff', { name })
  }
}
