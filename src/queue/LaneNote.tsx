import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { laneQuery } from '../claims/lane-query.ts'
import { LaneRate } from '../claims/LaneRate.tsx'
import { useWords } from '../ui/words.ts'
import classes from './LaneNote.module.css'

/** Above the clean lane: what it is, and how often second looks disagreed. */
export default function LaneNote() {
  const t = useWords('common.lane')
  const { data: lane } = useQuery(laneQuery)
  return (
    <Text size="xs" c="dimmed" className={classes.note ?? ''}>
      {t('note')} {lane && <LaneRate lane={lane} />}
    </Text>
  )
}
