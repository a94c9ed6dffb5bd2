import { Checkbox, Stack } from '@mantine/core'
import type { DayFile } from '../../contract/calendar-files.ts'
import { useWords } from '../ui/words.ts'
import { formatDayOfYear } from './calendar-draft.ts'
import classes from './DaysTable.module.css'

interface OfferedDaysProps {
  offered: DayFile['offered']
  /** Indexes in `offered`. */
  chosen: number[]
  onChoose(chosen: number[]): void
}

/** Days the file does not mark as off for everyone. None is imported unless selected. */
export function OfferedDays({ offered, chosen, onChoose }: OfferedDaysProps) {
  const t = useWords('calendars.import')
  const td = useWords('calendars.doubts')
  return (
    <Checkbox.Group
      label={t('offered', { count: offered.length })}
      description={t('offeredHint')}
      value={chosen.map(String)}
      onChange={(values) => onChoose(values.map(Number))}
    >
      <Stack gap={6} mt={6} className={classes.offered ?? ''}>
        {offered.map(({ date, name, doubt }, at) => (
          <Checkbox
            key={`${date} ${name}`}
            size="xs"
            value={String(at)}
            label={`${formatDayOfYear(date)} · ${name}`}
            description={td(doubt)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
