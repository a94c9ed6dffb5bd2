import { Button, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import { languages } from '../../contract/schema.ts'
import type { BoardGroup, BoardSide } from '../../contract/supervision.ts'
import { useWords } from '../ui/words.ts'
import { queueBehind, type BoardSearch } from './board-search.ts'
import classes from './SideTable.module.css'
import { standings } from './standings.ts'

interface SideTableProps {
  side: BoardSide
  lines: BoardGroup[]
  search: BoardSearch
  /** Reassigns the claims of a line; `null` without the permission. */
  onReassign: ((line: { name: string; search: BoardSearch }) => void) | null
}

/** The board grouped by one dimension; each number links to its claims. */
export function SideTable({ side, lines, search, onReassign }: SideTableProps) {
  const t = useWords('supervision')
  const tc = useWords('common.clock')
  const most = Math.max(1, ...lines.map(totalOf))
  if (lines.length === 0) {
    return (
      <Text size="sm" c="dimmed" p="sm" role="status">
        {t('board.nothingOpen')}
      </Text>
    )
  }
  return (
    <Table className={classes.lines ?? ''} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t(`sides.${side}`)}</Table.Th>
          {standings.map((standing) => (
            <Table.Th key={standing} ta="right">
              {tc(standing)}
            </Table.Th>
          ))}
          <Table.Th ta="right">{t('board.open')}</Table.Th>
          <Table.Td className={classes.bar ?? ''} />
          {onReassign && <Table.Td />}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Table.Tr key={line.key}>
            <Table.Td>
              <LineName side={side} line={line} />
            </Table.Td>
            {standings.map((standing) => (
              <Table.Td key={standing} ta="right">
                <Count
                  count={line[standing]}
                  standing={standing}
                  to={queueBehind(search, { [side]: line.key, due: standing })}
                />
              </Table.Td>
            ))}
            <Table.Td ta="right">
              <Count count={totalOf(line)} to={queueBehind(search, { [side]: line.key })} />
            </Table.Td>
            <Table.Td>
              <div
                className={classes.track}
                style={{ width: `${(100 * totalOf(line)) / most}%` }}
                aria-hidden
              >
                {standings.map((standing) => (
                  <span key={standing} data-standing={standing} style={{ flex: line[standing] }} />
                ))}
              </div>
            </Table.Td>
            {onReassign && (
              <Table.Td ta="right">
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={t('board.reassignOf', { name: line.name })}
                  onClick={() =>
                    onReassign({ name: line.name, search: { ...search, [side]: line.key } })
                  }
                >
                  {t('board.reassign')}
                </Button>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const totalOf = (line: BoardGroup) => standings.reduce((sum, standing) => sum + line[standing], 0)

function LineName({ side, line }: { side: BoardSide; line: BoardGroup }) {
  const t = useWords('supervision')
  const tq = useWords('common.queue.filters')
  const language = languages.find((one) => side === 'language' && one === line.key)
  if (language) return t(`languages.${language}`)
  if (line.key === 'nobody') return tq('nobody')
  if (side === 'attempt') return tq(line.key === 'first' ? 'first' : 'again')
  return line.name
}

interface CountProps {
  count: number
  to: string
  standing?: string
}

function Count({ count, to, standing }: CountProps) {
  if (count === 0) return <span className={classes.none}>0</span>
  return (
    <Link className={classes.count ?? ''} data-standing={standing} to={to}>
      {count}
    </Link>
  )
}
