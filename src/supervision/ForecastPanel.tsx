import { BarChart } from '@mantine/charts'
import { Table, Text } from '@mantine/core'
import { Link, useNavigate } from 'react-router'
import type { Forecast } from '../../contract/supervision.ts'
import { formatDay } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import { queueBehind, type BoardSearch } from './board-search.ts'
import { ChartPanel } from './ChartPanel.tsx'

interface ForecastPanelProps {
  forecast: Forecast
  search: BoardSearch
}

/** Claims due in the coming days, and how many will not be done in time. */
export function ForecastPanel({ forecast, search }: ForecastPanelProps) {
  const t = useWords('supervision.forecast')
  const navigate = useNavigate()
  const days = forecast.days.filter(({ due, isWorking }) => due > 0 || isWorking)
  const behind = (date: string) => queueBehind(search, { dueOn: date })
  return (
    <ChartPanel
      title={t('title')}
      chart={
        days.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('empty')}
          </Text>
        ) : (
          <BarChart
            h={220}
            type="stacked"
            data={days.map(({ date, due, late }) => ({
              date,
              [t('inTime')]: due - late,
              [t('late')]: late,
            }))}
            dataKey="date"
            series={[
              { name: t('late'), color: 'red.6' },
              { name: t('inTime'), color: 'ink.4' },
            ]}
            withLegend
            legendProps={{ verticalAlign: 'bottom' }}
            xAxisProps={{ tickFormatter: formatDay }}
            tooltipProps={{
              labelFormatter: (date) => (typeof date === 'string' ? formatDay(date) : ''),
            }}
            barProps={{
              maxBarSize: 34,
              isAnimationActive: false,
              cursor: 'pointer',
              onClick: (bar) => {
                const { date } = bar.payload as { date: string }
                void navigate(behind(date))
              },
            }}
          />
        )
      }
      table={
        <Table stickyHeader verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('day')}</Table.Th>
              <Table.Th ta="right">{t('due')}</Table.Th>
              <Table.Th ta="right">{t('late')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {forecast.days.map(({ date, due, late, isWorking }) => (
              <Table.Tr key={date} c={isWorking ? '' : 'dimmed'}>
                <Table.Td>{formatDay(date)}</Table.Td>
                <Table.Td ta="right">{due > 0 ? <Link to={behind(date)}>{due}</Link> : 0}</Table.Td>
                <Table.Td ta="right" c={late > 0 ? 'red' : ''}>
                  {late > 0 ? <Link to={behind(date)}>{late}</Link> : 0}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    />
  )
}
