import { CompositeChart } from '@mantine/charts'
import { Loader, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { TrendDay } from '../../contract/supervision.ts'
import { useFailure } from '../api/problem-words.ts'
import { formatDay } from '../ui/dates.ts'
import { Failed } from '../ui/Failed.tsx'
import { useWords } from '../ui/words.ts'
import { dayBehind, type BoardSearch } from './board-search.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { trendQuery } from './supervision-queries.ts'

/** Claims received, decided and left open over the last thirty days. */
export function TrendPanel({ search }: { search: BoardSearch }) {
  const t = useWords('supervision.trend')
  const failure = useFailure()
  const trend = useQuery(trendQuery(search))
  const days = trend.data?.days ?? []
  if (trend.isError && !trend.data) {
    return (
      <Failed title={t('failed')} {...failure(trend.error)} onRetry={() => void trend.refetch()} />
    )
  }
  return (
    <ChartPanel
      title={t('title')}
      chart={
        trend.isPending ? (
          <Loader size="sm" />
        ) : (
          <CompositeChart
            h={220}
            data={days.map(({ date, arrivals, decisions, backlog }) => ({
              date,
              [t('arrivals')]: arrivals,
              [t('decisions')]: decisions,
              [t('backlog')]: backlog,
            }))}
            dataKey="date"
            series={[
              { name: t('backlog'), type: 'area', color: 'gray.5', yAxisId: 'right' },
              { name: t('arrivals'), type: 'bar', color: 'yellow.6' },
              { name: t('decisions'), type: 'bar', color: 'ink.4' },
            ]}
            withRightYAxis
            withDots={false}
            withLegend
            legendProps={{ verticalAlign: 'bottom' }}
            curveType="step"
            maxBarWidth={10}
            barProps={{ isAnimationActive: false }}
            areaProps={{ isAnimationActive: false, fillOpacity: 0.2 }}
            xAxisProps={{ tickFormatter: formatDay, minTickGap: 24 }}
            tooltipProps={{
              labelFormatter: (date) => (typeof date === 'string' ? formatDay(date) : ''),
            }}
          />
        )
      }
      table={<TrendTable days={days} search={search} />}
    />
  )
}

const columns = [
  { name: 'arrivals', filter: 'receivedOn' },
  { name: 'decisions', filter: 'decidedOn' },
  { name: 'backlog', filter: 'openOn' },
] as const

function TrendTable({ days, search }: { days: TrendDay[]; search: BoardSearch }) {
  const t = useWords('supervision.trend')
  return (
    <Table stickyHeader verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('day')}</Table.Th>
          {columns.map(({ name }) => (
            <Table.Th key={name} ta="right">
              {t(name)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {days.toReversed().map((day) => (
          <Table.Tr key={day.date}>
            <Table.Td>{formatDay(day.date)}</Table.Td>
            {columns.map(({ name, filter }) => (
              <Table.Td key={name} ta="right">
                {day[name] > 0 ? (
                  <Link to={dayBehind(search, filter, day.date)}>{day[name]}</Link>
                ) : (
                  0
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
