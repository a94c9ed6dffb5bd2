import { Stack, Table, Text } from '@mantine/core'
import type { DayFile } from '../../contract/calendar-files.ts'
import { dayKinds } from '../../contract/calendars.ts'
import { useWords } from '../ui/words.ts'
import { formatDayOfYear, yearsOf } from './calendar-draft.ts'
import classes from './DaysTable.module.css'

/**
 * Every day that would be imported, with its kind, because a make-up working day is not a day off.
 */
export function FoundDays({ read }: { read: DayFile }) {
  const t = useWords('calendars.import')
  const tk = useWords('calendars.kinds')
  const counts = dayKinds
    .map((kind) => ({ kind, count: read.days.filter((day) => day.kind === kind).length }))
    .filter(({ count }) => count > 0)
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {t('found', { count: read.days.length, years: yearsOf(read.days).join(', ') })}
      </Text>
      <Text size="xs" c="dimmed">
        {counts.map(({ kind, count }) => t('ofKind', { kind: tk(kind), count })).join(' · ')}
      </Text>
      {read.repeatedIn && (
        <Text size="xs" c="dimmed">
          {t('repeated', {
            from: String(read.repeatedIn.from),
            until: String(read.repeatedIn.until),
          })}
        </Text>
      )}
      {read.ordinaryDays > 0 && (
        <Text size="xs" c="dimmed">
          {t('ordinary', { count: read.ordinaryDays })}
        </Text>
      )}
      <div className={classes.found} role="region" aria-label={t('days')}>
        <Table verticalSpacing={2}>
          <Table.Tbody>
            {read.days.map((day) => (
              <Table.Tr key={day.date}>
                <Table.Td className={classes.date ?? ''}>{formatDayOfYear(day.date)}</Table.Td>
                <Table.Td>{day.name}</Table.Td>
                <Table.Td
                  className={classes.kind ?? ''}
                  data-worked={day.kind === 'makeup_workday' || undefined}
                >
                  {tk(day.kind)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  )
}
