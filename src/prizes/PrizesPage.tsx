import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { prizeStates } from '../../contract/prizes.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { EndlessList } from '../ui/list/EndlessList.tsx'
import { useListAddress } from '../ui/list/list-address.ts'
import { ListPage } from '../ui/list/ListPage.tsx'
import { SearchField } from '../ui/list/SearchField.tsx'
import { ViewTabs } from '../ui/list/ViewTabs.tsx'
import { useWords } from '../ui/words.ts'
import { CodeStock } from './CodeStock.tsx'
import { prizeColumns } from './prize-columns.tsx'
import { prizeCountsQuery, prizesQuery } from './prize-queries.ts'

/** What approved claims earned: held, waiting for a code, mailed, or on its way as a parcel. */
export function Page() {
  const t = useWords('prizes')
  const may = useMay()
  const failure = useFailure()
  const { filter, change } = useListAddress(prizeStates)
  const { data: counts } = useQuery(prizeCountsQuery)
  const query = useInfiniteQuery(prizesQuery(filter))
  const columns = useMemo(() => prizeColumns(t), [t])
  const [isStockOpen, setIsStockOpen] = useState(false)

  return (
    <ListPage
      title={t('title')}
      views={
        <ViewTabs
          label={t('title')}
          chosen={filter.state ?? 'all'}
          onChoose={(state) => change('state', state === 'all' ? null : state)}
          views={[
            { view: 'all', label: t('states.all') },
            ...prizeStates.map((state) => ({
              view: state,
              label: t(`states.${state}`),
              count: counts?.[state],
              isAlarm: state === 'awaiting_code',
            })),
          ]}
        />
      }
      actions={
        may('codes.read') && (
          <Button size="compact-md" variant="default" onClick={() => setIsStockOpen(true)}>
            {t('stock')}
          </Button>
        )
      }
      filters={
        <SearchField label={t('search')} value={filter.q} onChange={(q) => change('q', q)} />
      }
    >
      <EndlessList
        label={t('title')}
        query={query}
        columns={columns}
        idOf={(prize) => prize.claim}
        failed={{ title: t('failed'), describe: failure }}
        empty={{ title: t('emptyTitle'), text: t('empty') }}
      />
      {isStockOpen && <CodeStock onClose={() => setIsStockOpen(false)} />}
    </ListPage>
  )
}
