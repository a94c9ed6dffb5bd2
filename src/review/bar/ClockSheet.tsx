import { Loader, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Deadline } from '../../../contract/clocks.ts'
import type { CountedDay } from '../../../contract/counted-days.ts'
import { useFailure } from '../../api/problem-words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { formatDay, formatMoment } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import classes from './ClockSheet.module.css'
import { clockQuery } from '../review-queries.ts'

interface ClockSheetProps {
  number: string
  onClose(): void
}

/** The deadline day by day: working days counted, days off named. */
export function ClockSheet({ number, onClose }: ClockSheetProps) {
  const t = useWords('review.clock')
  const failure = useFailure()
  const clock = useQuery(clockQuery(number))
  return (
    <Dialog onClose={onClose} title={t('title')} size="md">
      {clock.isPending && <Loader size="sm" />}
      {clock.isError && <Failed title={t('failed')} text={failure(clock.error).text} />}
      {clock.data && (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('promise')}
          </Text>
          <Table className={classes.days ?? ''} verticalSpacing={3}>
            <Table.Tbody>
              {clock.data.days.map((day) => (
                <DayRow key={day.date} day={day} deadline={clock.data.deadline} />
              ))}
            </Table.Tbody>
          </Table>
          <Text size="xs" c="dimmed">
            {clock.data.stoppedAt &&
              `${t('stopped', { when: formatMoment(clock.data.stoppedAt) })} `}
            {clock.data.attempt > 1 && `${t('attemptAge', { days: clock.data.attemptAgeDays })}. `}
            {t('age', { days: clock.data.totalAgeDays })}.{' '}
            {t('zone', { zone: clock.data.deadline.zone })}.{' '}
            {clock.data.deadline.isProvisional && t('provisional')}
          </Text>
          {clock.data.moves.map(({ at, calendar, version, dueOn }) => (
            <Text key={`${calendar} ${version}`} size="xs">
              {t('moved', {
                when: formatMoment(at),
                calendar,
                version,
                before: formatDay(dueOn.before),
                after: formatDay(dueOn.after),
              })}
            </Text>
          ))}
          {clock.data.calendars.map(({ calendar, version, source }) => (
            <Text key={calendar} size="xs" c="dimmed">
              {t('calendar', { calendar, version })}: {source}
            </Text>
          ))}
        </Stack>
      )}
    </Dialog>
  )
}

function DayRow({ day, deadline }: { day: CountedDay; deadline: Deadline }) {
  const t = useWords('review.clock')
  const mark =
    day.date === deadline.dueOn ? t('due') : day.date === deadline.dueSoonOn ? t('dueSoon') : null
  return (
    <Table.Tr
      data-counted={day.workingDay !== null || undefined}
      data-mark={mark ? true : undefined}
    >
      <Table.Td className={classes.date ?? ''}>
        {formatDay(day.date)}
        {day.isProvisional && '*'}
      </Table.Td>
      <Table.Td>{dayWords(t, day)}</Table.Td>
      <Table.Td className={classes.mark ?? ''}>{mark}</Table.Td>
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
