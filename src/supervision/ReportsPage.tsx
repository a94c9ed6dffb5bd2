import { Button, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { addressOf } from '../../contract/client.ts'
import {
  reportExport,
  reportSides,
  type ReasonRow,
  type ReportRow,
  type ReportSide,
} from '../../contract/reports.ts'
import { useFailure } from '../api/problem-words.ts'
import { DateField } from '../ui/date-field/DateField.tsx'
import { useAddress } from '../ui/address.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListEmpty } from '../ui/list/ListEmpty.tsx'
import { ListPage } from '../ui/list/ListPage.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { ViewTabs } from '../ui/list/ViewTabs.tsx'
import { useWords } from '../ui/words.ts'
import type words from '../words/en/supervision.json'
import classes from './QualityPage.module.css'
import { parseReportSearch, type ReportSearch } from './report-search.ts'
import { reportQuery, teamQuery } from './supervision-queries.ts'
import { SupervisionTabs } from './SupervisionTabs.tsx'

/** How well and how fast the desk decided. */
export function Page() {
  const t = useWords('supervision.reports')
  const failure = useFailure()
  const team = useQuery(teamQuery)
  return (
    <ListPage title={t('title')} views={<SupervisionTabs />}>
      {team.isPending && <ListSkeleton />}
      {team.isError && (
        <Failed title={t('failed')} {...failure(team.error)} onRetry={() => void team.refetch()} />
      )}
      {team.data && <Report today={team.data.today} />}
    </ListPage>
  )
}

function Report({ today }: { today: string }) {
  const t = useWords('supervision.reports')
  const failure = useFailure()
  const [parameters, setParameters] = useAddress()
  const search = parseReportSearch(parameters, today)
  const report = useQuery(reportQuery(search))
  const change = (name: keyof ReportSearch, value: string) =>
    setParameters((now) => ({ ...parseReportSearch(now, today), [name]: value }), {
      replace: name !== 'by',
    })
  return (
    <div className={classes.page}>
      <search className={classes.choices}>
        {(['from', 'to'] as const).map((name) => (
          <DateField
            key={name}
            size="xs"
            aria-label={t(name)}
            value={search[name]}
            onChange={(date) => change(name, date)}
          />
        ))}
        <ViewTabs
          label={t('by')}
          chosen={search.by}
          onChoose={(by) => change('by', by)}
          views={reportSides.map((view) => ({ view, label: t(`sides.${view}`) }))}
        />
        <Button
          component="a"
          size="compact-sm"
          variant="default"
          href={addressOf(reportExport, { query: { ...search } })}
          download
        >
          {t('export')}
        </Button>
      </search>
      {report.isPending && <ListSkeleton />}
      {report.isError && (
        <Failed
          title={t('failed')}
          {...failure(report.error)}
          onRetry={() => void report.refetch()}
        />
      )}
      {report.data?.total === null && <ListEmpty title={t('emptyTitle')} text={t('empty')} />}
      {report.data?.total && (
        <div className={classes.column}>
          <ReportTable rows={report.data.rows} total={report.data.total} side={search.by} />
          {report.data.reasons.length > 0 && <ReasonTable reasons={report.data.reasons} />}
        </div>
      )}
    </div>
  )
}

const percent = (part: number, of: number) =>
  of === 0 ? '—' : `${Math.round((100 * part) / of)} %`

const measures: { name: keyof Words; of(row: ReportRow): string | number }[] = [
  { name: 'decisions', of: (row) => row.decisions },
  { name: 'firstPass', of: (row) => percent(row.firstPass, row.firstAttempts) },
  { name: 'askedAgain', of: (row) => percent(row.askedAgain, row.decisions) },
  { name: 'declined', of: (row) => percent(row.declined, row.decisions) },
  { name: 'median', of: (row) => row.medianDays },
  { name: 'p90', of: (row) => row.p90Days },
  { name: 'late', of: (row) => row.late },
]

type Words = (typeof words)['reports']['columns']

interface ReportTableProps {
  rows: ReportRow[]
  total: ReportRow
  side: ReportSide
}

function ReportTable({ rows, total, side }: ReportTableProps) {
  const t = useWords('supervision.reports')
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <Table highlightOnHover verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`sides.${side}`)}</Table.Th>
            {measures.map(({ name }) => (
              <Table.Th key={name} ta="right">
                {t(`columns.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...rows, { ...total, name: t('total') }].map((row) => (
            <Table.Tr key={row.key} fw={row.key === total.key ? 600 : 400}>
              <Table.Td>{row.name}</Table.Td>
              {measures.map(({ name, of }) => (
                <Table.Td key={name} ta="right">
                  {of(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="xs">
        {t('hint')}
      </Text>
    </section>
  )
}

function ReasonTable({ reasons }: { reasons: ReasonRow[] }) {
  const t = useWords('supervision.reports')
  const tl = useWords('supervision.languages')
  return (
    <section className={classes.panel} aria-label={t('reasons')}>
      <h2>{t('reasons')}</h2>
      <Table highlightOnHover verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('reason')}</Table.Th>
            <Table.Th>{t('language')}</Table.Th>
            <Table.Th ta="right">{t('asked')}</Table.Th>
            <Table.Th ta="right">{t('cameBack')}</Table.Th>
            <Table.Th ta="right">{t('sameFault')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reasons.map((one) => (
            <Table.Tr key={`${one.reason} ${one.language}`}>
              <Table.Td>{one.label}</Table.Td>
              <Table.Td>{tl(one.language)}</Table.Td>
              <Table.Td ta="right">{one.asked}</Table.Td>
              <Table.Td ta="right">{one.cameBack}</Table.Td>
              <Table.Td ta="right" fw={one.sameFault > 0 ? 600 : 400}>
                {one.sameFault} ({percent(one.sameFault, one.cameBack)})
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
