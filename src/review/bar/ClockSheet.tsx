import { Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useFailure } from '../../api/problem-words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { formatDay, formatMoment } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { clockQuery } from '../review-queries.ts'
import { ClockDays } from './ClockDays.tsx'
import { ClockLine } from './ClockLine.tsx'

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
      {clock.isError && (
        <Failed
          title={t('failed')}
          text={failure(clock.error).text}
          onRetry={() => void clock.refetch()}
        />
      )}
      {clock.data && (
        <Stack gap="sm">
          <ClockLine clock={clock.data} />
          <Text size="xs" c="dimmed">
            {t('promise')}
          </Text>
          <ClockDays clock={clock.data} />
          <Text size="xs" c="dimmed">
            {clock.data.attempt > 1 && `${t('attemptAge', { days: clock.data.attemptAgeDays })}. `}
            {t('age', { days: clock.data.totalAgeDays })}.{' '}
            {t('zone', { zone: clock.data.deadline.zone })}.{' '}
            {clock.data.deadline.isProvisional && !clock.data.stoppedAt && t('provisional')}
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
