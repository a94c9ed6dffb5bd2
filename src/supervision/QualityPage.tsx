import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Agreement } from '../../contract/quality.ts'
import { useFailure } from '../api/problem-words.ts'
import { laneQuery } from '../claims/lane-query.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListPage } from '../ui/list/ListPage.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { useWords } from '../ui/words.ts'
import classes from './QualityPage.module.css'
import { Disagreements } from './Disagreements.tsx'
import { GoldenClaims } from './GoldenClaims.tsx'
import { LaneRules } from './LaneRules.tsx'
import { qualityQuery } from './quality-queries.ts'
import { QualityRules } from './QualityRules.tsx'
import { SupervisionTabs } from './SupervisionTabs.tsx'

/**
 * How many decisions get a second look, how often both reviewers agree, and their disagreements.
 */
export function Page() {
  const t = useWords('supervision.quality')
  const failure = useFailure()
  const quality = useQuery(qualityQuery)
  const lane = useQuery(laneQuery)
  return (
    <ListPage title={t('title')} views={<SupervisionTabs />}>
      <div className={classes.page}>
        {quality.isPending && <ListSkeleton />}
        {quality.isError && (
          <Failed
            title={t('failed')}
            {...failure(quality.error)}
            onRetry={() => void quality.refetch()}
          />
        )}
        {quality.data && (
          <div className={classes.columns}>
            <div className={classes.column}>
              <Disagreements />
              <QualityRules terms={quality.data} />
              {lane.data && <LaneRules lane={lane.data} />}
              {lane.isError && (
                <Failed
                  title={t('laneFailed')}
                  {...failure(lane.error)}
                  onRetry={() => void lane.refetch()}
                />
              )}
            </div>
            <div className={classes.column}>
              <Text size="sm">{t('waiting', { count: quality.data.waiting })}</Text>
              <AgreementTable title={t('byAgent')} lines={quality.data.byAgent} />
              <AgreementTable title={t('byReason')} lines={quality.data.byReason} />
              <AgreementTable title={t('golden')} lines={quality.data.golden} />
              <GoldenClaims claims={quality.data.goldenClaims} />
            </div>
          </div>
        )}
      </div>
    </ListPage>
  )
}

function AgreementTable({ title, lines }: { title: string; lines: Agreement[] }) {
  const t = useWords('supervision.quality')
  return (
    <section className={classes.panel} aria-label={title}>
      <h2>{title}</h2>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noLooks')}
        </Text>
      ) : (
        <Table verticalSpacing={3}>
          <Table.Tbody>
            {lines.map(({ key, name, looks, agreed }) => (
              <Table.Tr key={key}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right" className={classes.count ?? ''}>
                  {t('of', { agreed, looks })}
                </Table.Td>
                <Table.Td ta="right" w={70} fw={600}>
                  {Math.round((100 * agreed) / looks)} %
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
