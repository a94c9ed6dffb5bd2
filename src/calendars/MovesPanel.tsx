import { Alert, Anchor, List, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { CalendarMoves } from '../../contract/calendars.ts'
import { formatDate, formatDay } from '../ui/dates.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'

const counts = [
  'later',
  'earlier',
  'newlyOverdue',
  'noLongerOverdue',
  'newlyProvisional',
  'noLongerProvisional',
] as const

/** What would move if this were written: in numbers, by promotion, and claim by claim. */
export function MovesPanel({ moves }: { moves: CalendarMoves }) {
  const t = useWords('calendars.moves')
  const moving = moves.later + moves.earlier
  return (
    <Alert
      color={moves.newlyOverdue > 0 ? 'red' : moving > 0 ? 'yellow' : 'gray'}
      variant="light"
      role="status"
      title={t('title', { moving, open: moves.openAttempts })}
    >
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
            {moves.examples.map(({ number, dueSoonOn, dueOn }) => (
              <Table.Tr key={number}>
                <Table.Td>
                  <Anchor component={Link} to={paths.claim(number)} size="sm">
                    {number}
                  </Anchor>
                </Table.Td>
                <Table.Td>{moved(dueSoonOn)}</Table.Td>
                <Table.Td>{moved(dueOn)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {t('decided')}
      </Text>
    </Alert>
  )
}

function moved({ before, after }: { before: string; after: string }): string {
  return before === after ? formatDay(after) : `${formatDay(before)} → ${formatDay(after)}`
}
