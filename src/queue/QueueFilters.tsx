import { Suspense, useState } from 'react'
import { lazyOrWithout } from '../ui/lazy-with-words.ts'
import { Button } from '@mantine/core'
import { useIsIdle } from '../ui/idle.ts'
import { SearchField } from '../ui/list/SearchField.tsx'
import { QuickSelect } from '../ui/QuickSelect.tsx'
import { useWords } from '../ui/words.ts'
import { checkStates } from '../../contract/checks.ts'
import { decidedViews, orderOf } from '../../contract/queue.ts'
import { isFiltered, type QueueSearch } from '../claims/queue-search.ts'
import type { Options } from './FilterOptions.tsx'
import { narrowing } from './narrowing.ts'
import classes from './QueueFilters.module.css'

const FilterOptions = lazyOrWithout('review', () => import('./FilterOptions.tsx'))
const QueueChips = lazyOrWithout('queue', () => import('./QueueChips.tsx'))

const fields = [
  'state',
  'promotion',
  'region',
  'assignee',
  'checks',
  'check',
  'attempt',
  'tag',
  'q',
] as const

/** Before a single check, where it stands among what checks come to. */
const single = 'check:'

interface QueueFiltersProps {
  search: QueueSearch
  onChange(changed: Partial<QueueSearch>): void
}

/** The queue's filters. Each choice goes into the URL immediately. */
export function QueueFilters({ search, onChange }: QueueFiltersProps) {
  const t = useWords('common.queue')
  const tc = useWords('common.checks')
  const isIdle = useIsIdle()
  const [{ promotions, colleagues, tags, checks }, setOptions] = useState<Options>(noOptions)
  const regions = [...new Set(promotions.flatMap((promotion) => promotion.regions))].toSorted()

  return (
    <>
      <SearchField label={t('search')} value={search.q ?? ''} onChange={(q) => onChange({ q })} />
      <Choice
        label={t('filters.promotion')}
        any={t('filters.anyPromotion')}
        value={search.promotion}
        options={promotions.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(promotion) => onChange({ promotion })}
        width={190}
      />
      <Choice
        label={t('filters.region')}
        any={t('filters.anyRegion')}
        value={search.region}
        options={regions.map((region) => ({ value: region, label: region }))}
        onChange={(region) => onChange({ region })}
        width={118}
      />
      <Choice
        label={t('filters.assignee')}
        any={t('filters.anyAssignee')}
        value={search.assignee}
        options={[
          { value: 'me', label: t('filters.me') },
          { value: 'nobody', label: t('filters.nobody') },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(assignee) => onChange({ assignee })}
        width={140}
      />
      {!decidedViews.includes(search.view ?? 'to_review') && (
        <Choice
          label={t('filters.checks')}
          any={t('filters.anyChecks')}
          value={search.checks ?? (search.check && single + search.check)}
          options={[
            ...checkStates.map((value) => ({ value, label: tc(value) })),
            ...checks.map(({ id, name }) => ({
              value: single + id,
              label: t('filters.notHolding', { name }),
            })),
          ]}
          onChange={(value) =>
            onChange(
              value?.startsWith(single)
                ? { checks: undefined, check: value.slice(single.length) }
                : { checks: value, check: undefined },
            )
          }
          width={118}
        />
      )}
      <Choice
        label={t('filters.attempt')}
        any={t('filters.anyAttempt')}
        value={search.attempt}
        options={[
          { value: 'first', label: t('filters.first') },
          { value: 'again', label: t('filters.again') },
        ]}
        // The cast is safe: the options above are the only values.
        onChange={(attempt) => onChange({ attempt: attempt as QueueSearch['attempt'] })}
        width={140}
      />
      {(tags.length > 0 || search.tag) && (
        <Choice
          label={t('filters.tag')}
          any={t('filters.anyTag')}
          value={search.tag}
          options={tags.map(({ tag, claims }) => ({ value: tag, label: `${tag} (${claims})` }))}
          onChange={(tag) => onChange({ tag })}
          width={112}
        />
      )}
      <QuickSelect
        aria-label={t('filters.order')}
        w={140}
        value={search.order ?? orderOf(search.view ?? 'to_review')}
        data={[
          ...(decidedViews.includes(search.view ?? 'to_review')
            ? [
                ...(search.view === 'asked_again'
                  ? [{ value: 'answer', label: t('filters.byAnswer') }]
                  : []),
                { value: 'decided', label: t('filters.byDecision') },
              ]
            : [{ value: 'checks', label: t('filters.byChecks') }]),
          { value: 'due', label: t('filters.byDue') },
          { value: 'oldest', label: t('filters.byOldest') },
          { value: 'newest', label: t('filters.byNewest') },
        ]}
        onChange={(event) =>
          // The cast is safe as above: the select only has these values.
          onChange({ order: event.currentTarget.value as NonNullable<QueueSearch['order']> })
        }
      />
      <Suspense>{isIdle && <FilterOptions onOptions={setOptions} />}</Suspense>
      <Suspense>
        {narrowing.some((name) => search[name]) && (
          <QueueChips search={search} onRemove={(name) => onChange({ [name]: undefined })} />
        )}
      </Suspense>
      {isFiltered(search) && (
        <Button size="compact-xs" variant="subtle" onClick={() => onChange(nothing)}>
          {t('filters.clear')}
        </Button>
      )}
    </>
  )
}

const noOptions: Options = { promotions: [], colleagues: [], tags: [], checks: [] }

const nothing: Partial<QueueSearch> = Object.fromEntries(
  [...fields, ...narrowing].map((name) => [name, undefined]),
)

interface ChoiceProps {
  label: string
  any: string
  value: string | undefined
  options: { value: string; label: string }[]
  width: number
  onChange(value: string | undefined): void
}

/** A select with an empty option. */
function Choice({ label, any, value = '', options, width, onChange }: ChoiceProps) {
  const isUnknown = value !== '' && !options.some((option) => option.value === value)
  return (
    <QuickSelect
      className={classes.choice ?? ''}
      aria-label={label}
      w={width}
      value={value}
      data-set={value === '' ? undefined : true}
      data={[
        { value: '', label: any },
        ...options,
        ...(isUnknown ? [{ value, label: value }] : []),
      ]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  )
}
