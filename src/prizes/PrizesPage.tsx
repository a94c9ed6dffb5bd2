import { Button, Group } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { useAddress, withParameter } from '../ui/address.ts'
import { EndlessList } from '../ui/list/EndlessList.tsx'
import { useListAddress } from '../ui/list/list-address.ts'
import { ListPage } from '../ui/list/ListPage.tsx'
import { SearchField } from '../ui/list/SearchField.tsx'
import { ViewTabs } from '../ui/list/ViewTabs.tsx'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { prizeColumns } from './prize-columns.tsx'
import {
  openingView,
  prizeCountsQuery,
  prizesQuery,
  prizeViews,
  type PrizeView,
} from './prize-queries.ts'
import { PrizeSheet } from './PrizeSheet.tsx'

/** Views with prizes that need action. */
const alarming: PrizeView[] = ['to_confirm', 'refused', 'awaiting_code', 'bounced']

/** What approved claims earned: held, waiting for a code, mailed, or sent as a parcel. */
export function Page() {
  const t = useWords('prizes')
  const failure = useFailure()
  const { filter: asked, parameters, change } = useListAddress(prizeViews)
  const [, setParameters] = useAddress()
  const { data: counts, isError } = useQuery(prizeCountsQuery)
  // Kept once it is known: confirming the last one does not change the view.
  const [opening, setOpening] = useState<PrizeView | null>()
  const isChosen = parameters.has('state') || parameters.has('q')
  const wanted = openingView(parameters, isError ? { to_confirm: 0 } : counts)
  const view = isChosen || opening === undefined ? wanted : opening
  if (!isChosen && opening === undefined && view !== undefined) setOpening(view)
  const filter = { ...asked, state: view ?? null }
  const query = useInfiniteQuery({ ...prizesQuery(filter), enabled: view !== undefined })
  const address = parameters.toString()
  const columns = useMemo(() => prizeColumns(t, address), [t, address])
  const open = parameters.get('open')

  return (
    <ListPage
      title={t('title')}
      views={
        <ViewTabs
          label={t('title')}
          chosen={filter.state ?? 'all'}
          onChoose={(state) => change('state', state)}
          views={[
            { view: 'all', label: t('states.all') },
            ...prizeViews.map((state) => ({
              view: state,
              label: t(`states.${state}`),
              count: counts?.[state],
              isAlarm: alarming.includes(state),
            })),
          ]}
        />
      }
      actions={<OtherPages />}
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
      {open && (
        <PrizeSheet
          number={open}
          onClose={() => setParameters((now) => withParameter(now, 'open', null))}
        />
      )}
    </ListPage>
  )
}

function OtherPages() {
  const t = useWords('prizes')
  const may = useMay()
  return (
    <Group gap="xs">
      <Button component={Link} to={paths.releases} size="compact-md" variant="default">
        {t('releases.open')}
      </Button>
      <Button component={Link} to={paths.signOffs} size="compact-md" variant="default">
        {t('signOffs')}
      </Button>
      {may('codes.read') && (
        <Button component={Link} to={paths.codes} size="compact-md" variant="default">
          {t('stock')}
        </Button>
      )}
    </Group>
  )
}
