import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { shipmentStates } from '../../contract/shipments.ts'
import { useFailure } from '../api/problem-words.ts'
import { useAddress } from '../ui/address.ts'
import { EndlessList } from '../ui/list/EndlessList.tsx'
import { ListPage } from '../ui/list/ListPage.tsx'
import { ViewTabs } from '../ui/list/ViewTabs.tsx'
import { useWords } from '../ui/words.ts'
import { dispatchColumns } from './dispatch-columns.tsx'
import { DispatchActions } from './DispatchActions.tsx'
import { DispatchFilters } from './DispatchFilters.tsx'
import {
  dispatchSearchParams,
  parseDispatchSearch,
  shipmentCountsQuery,
  shipmentsQuery,
  type DispatchSearch,
} from './dispatch-queries.ts'
import { ShipmentSheet } from './ShipmentSheet.tsx'

/** Physical prizes, by delivery deadline. */
export function Page() {
  const t = useWords('dispatch')
  const failure = useFailure()
  const [parameters, setParameters] = useAddress()
  const search = parseDispatchSearch(parameters)
  const change = (changed: Partial<DispatchSearch>, options?: { replace: boolean }) =>
    setParameters(
      (now) => dispatchSearchParams({ ...parseDispatchSearch(now), ...changed }),
      options,
    )
  const { data: counts } = useQuery(shipmentCountsQuery)
  const query = useInfiniteQuery(shipmentsQuery(search))
  const address = dispatchSearchParams({ ...search, open: null }).toString()
  const columns = useMemo(() => dispatchColumns(t, address), [t, address])

  return (
    <ListPage
      title={t('title')}
      views={
        <ViewTabs
          label={t('title')}
          chosen={search.state}
          onChoose={(state) => change({ state })}
          views={[
            ...shipmentStates.map((state) => ({
              view: state,
              label: t(`states.${state}`),
              count: counts?.[state],
              isAlarm: state === 'returned' || state === 'lost',
            })),
            { view: 'all' as const, label: t('states.all') },
          ]}
        />
      }
      actions={<DispatchActions search={search} onOpen={(open) => change({ open })} />}
      filters={<DispatchFilters search={search} onChange={change} />}
    >
      <EndlessList
        label={t('title')}
        query={query}
        columns={columns}
        idOf={(shipment) => shipment.claim}
        failed={{ title: t('failed'), describe: failure }}
        empty={{
          title: t('emptyTitle'),
          text: t(address === '' ? 'empty.to_pack' : 'empty.other'),
        }}
      />
      {search.open && <ShipmentSheet number={search.open} onClose={() => change({ open: null })} />}
    </ListPage>
  )
}
