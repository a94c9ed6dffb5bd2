import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { actKinds } from '../../contract/acts.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { DateField } from '../ui/date-field/DateField.tsx'
import { useAddress, withParameter } from '../ui/address.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListEmpty } from '../ui/list/ListEmpty.tsx'
import { ListFoot } from '../ui/list/ListFoot.tsx'
import { ListPage } from '../ui/list/ListPage.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { QuickSelect } from '../ui/QuickSelect.tsx'
import { useWords } from '../ui/words.ts'
import { ActEntry } from './ActEntry.tsx'
import { actsQuery, parseActSearch, type ActKey } from './act-search.ts'
import classes from './ActsPage.module.css'
import { StaffTabs } from './StaffTabs.tsx'

/** The record of changes to promotions, accounts, calendars and the desk. */
export function Page() {
  const t = useWords('staff.acts')
  const failure = useFailure()
  const canRead = useMay()('acts.read')
  const [parameters, setParameters] = useAddress()
  const search = parseActSearch(parameters)
  const acts = useInfiniteQuery(actsQuery(search))
  const pages = acts.data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  const people = pages[0]?.people ?? []
  const change = (name: ActKey, value: string) =>
    setParameters((now) => withParameter(now, name, value))
  return (
    <ListPage
      title={t('title')}
      views={<StaffTabs />}
      filters={
        canRead && (
          <>
            <QuickSelect
              aria-label={t('kind')}
              w={190}
              value={search.kind ?? ''}
              data={[
                { value: '', label: t('any') },
                ...actKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
              ]}
              onChange={(event) => change('kind', event.currentTarget.value)}
            />
            <QuickSelect
              aria-label={t('by')}
              w={170}
              value={search.by ?? ''}
              data={[
                { value: '', label: t('anybody') },
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => change('by', event.currentTarget.value)}
            />
            {(['from', 'to'] as const).map((name) => (
              <DateField
                key={name}
                size="xs"
                aria-label={t(name)}
                title={t(name)}
                value={search[name] ?? ''}
                onChange={(date) => change(name, date)}
              />
            ))}
            {Object.keys(search).length > 0 && (
              <Button size="compact-xs" variant="subtle" onClick={() => setParameters(() => ({}))}>
                {t('clear')}
              </Button>
            )}
          </>
        )
      }
    >
      {acts.isPending && <ListSkeleton />}
      {acts.isError && items.length === 0 && (
        <Failed title={t('failed')} {...failure(acts.error)} onRetry={() => void acts.refetch()} />
      )}
      {acts.isSuccess && items.length === 0 && (
        <ListEmpty title={t('emptyTitle')} text={t('empty')} />
      )}
      {items.length > 0 && (
        <div className={classes.scroller}>
          <ol className={classes.acts} aria-label={t('title')}>
            {items.map((act) => (
              <ActEntry key={act.id} act={act} />
            ))}
          </ol>
          <div className={classes.foot}>
            {acts.hasNextPage && !acts.isFetching && !acts.isFetchNextPageError ? (
              <Button size="compact-sm" variant="default" onClick={() => void acts.fetchNextPage()}>
                {t('more')}
              </Button>
            ) : (
              <ListFoot query={acts} count="" />
            )}
          </div>
        </div>
      )}
    </ListPage>
  )
}
