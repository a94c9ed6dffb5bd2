import { Alert, Text } from '@mantine/core'
import type { DayFile } from '../../contract/calendar-files.ts'
import { useWords } from '../ui/words.ts'
import classes from './DaysTable.module.css'

/** Skipped entries, line by line, with the reason. */
export function LeftOutLines({ read }: { read: DayFile }) {
  const t = useWords('calendars.import')
  const tw = useWords('calendars.leftOut')
  if (read.leftOutInAll === 0) return null
  const more = read.leftOutInAll - read.leftOut.length
  return (
    <Alert color="yellow" variant="light" title={t('leftOut', { count: read.leftOutInAll })}>
      <div className={classes.leftOut} role="region" aria-label={t('leftOutList')}>
        {read.leftOut.map(({ line, text, why }) => (
          <Text key={`${line} ${why}`} size="xs">
            {t('leftOutLine', { line, text, why: tw(why) })}
          </Text>
        ))}
        {more > 0 && <Text size="xs">{t('leftOutMore', { count: more })}</Text>}
      </div>
    </Alert>
  )
}
