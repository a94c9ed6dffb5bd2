import { Anchor, List, Table, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useId } from 'react'
import { Link } from 'react-router'
import type { CalendarMoves } from '../../contract/calendars.ts'
import { formatDate, formatDay } from '../ui/dates.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './MovesPanel.module.css'

const counts = [
  'later',
  'earlier',
  'newlyOverdue',
  'noLongerOverdue',
  'newlyProvisional',
  'noLongerProvisional',
] as const

/** Enough examples to check by hand. */
const examplesShown = 8

/** Deadlines that saving would move: totals, per promotion, and per claim. */
export function MovesPanel({ moves }: { moves: CalendarMoves }) {
  const t = useWords('calendars.moves')
  const title = useId()
  const moving = moves.later + moves.earlier
  return (
    <section
      className={classes.panel}
      role="status"
      aria-labelledby={title}
      data-alarm={moves.newlyOverdue > 0 || undefined}
    >
      <Text id={title} size="sm" fw={600} mb={4}>
        {t('title', { moving, open: moves.openAttempts })}
      </Text>
      <List size="sm" listStyleType="none" mb="xs">
        {counts
          .filter((count) => moves[count] > 0)
          .map((count) => (
            <List.Item key={count}>{t(count, { count: moves[count] })}</List.Item>
          ))}
        {moves.added.map((day) => (
          <List.Item key={`+${day.date}`}>
            {t('added', { date: formatDate(day.date), name: day.name })}
          </List.Item>
        ))}
        {moves.removed.map((day) => (
          <List.Item key={`-${day.date}`}>
            {t('removed', { date: formatDate(day.date), name: day.name })}
          </List.Item>
        ))}
        {moves.byPromotion.map(({ id, name, moving: count }) => (
          <List.Item key={id}>{t('inPromotion', { name, count })}</List.Item>
        ))}
      </List>
      {moves.examples.length > 0 && (
        <Table verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('claim')}</Table.Th>
              <Table.Th>{t('dueSoon')}</Table.Th>
              <Table.Th>{t('due')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {moves.examples.slice(0, examplesShown).map(({ number, dueSoonOn, dueOn }) => (
              <Table.Tr key={number}>
                <Table.Td>
                  <Anchor component={Link} to={paths.claim(number)} size="sm">
                    {number}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <Moved {...dueSoonOn} />
                </Table.Td>
                <Table.Td>
                  <Moved {...dueOn} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {t('decided')}
      </Text>
    </section>
  )
}

function Moved({ before, after }: { before: string; after: string }) {
  const t = useWords('calendars.moves')
  if (before === after) return formatDay(after)
  return (
    <span className={classes.moved}>
      <span>{formatDay(before)}</span>
      <IconArrowRight size={12} role="img" aria-label={t('to')} />
      <b>{formatDay(after)}</b>
    </span>
  )
}
