import { useQuery } from '@tanstack/react-query'
import { SearchField } from '../ui/list/SearchField.tsx'
import { QuickSelect } from '../ui/QuickSelect.tsx'
import { useWords } from '../ui/words.ts'
import { promotionsQuery } from '../claims/promotions-query.ts'
import { type DispatchSearch } from './dispatch-queries.ts'

interface DispatchFiltersProps {
  search: DispatchSearch
  onChange(changed: Partial<DispatchSearch>, options?: { replace: boolean }): void
}

/** Filters of the list; a batch contains what they leave. */
export function DispatchFilters({ search, onChange }: DispatchFiltersProps) {
  const t = useWords('dispatch')
  const { data: promotions = [] } = useQuery(promotionsQuery)
  const physical = promotions.filter(({ prizes }) => prizes.some(({ kind }) => kind === 'physical'))
  const regions = [...new Set(physical.flatMap((promotion) => promotion.regions))].toSorted()
  const prizes = new Map(
    physical
      .filter(({ id }) => search.promotion === '' || id === search.promotion)
      .flatMap((promotion) => promotion.prizes)
      .filter(({ kind }) => kind === 'physical')
      .map(({ id, name }) => [id, name]),
  )
  const choices = [
    {
      name: 'promotion',
      any: t('filters.anyPromotion'),
      options: physical.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'region',
      any: t('filters.anyRegion'),
      options: regions.map((region) => ({ value: region, label: region })),
    },
    {
      name: 'prize',
      any: t('filters.anyPrize'),
      options: [...prizes].map(([value, label]) => ({ value, label })),
    },
    {
      name: 'age',
      any: t('filters.anyAge'),
      options: (['due_soon', 'overdue'] as const).map((age) => ({
        value: age,
        label: t(`filters.ages.${age}`),
      })),
    },
  ] as const
  return (
    <>
      <SearchField
        label={t('search')}
        value={search.q}
        onChange={(q) => onChange({ q }, { replace: true })}
      />
      {choices.map(({ name, any, options }) => (
        <QuickSelect
          key={name}
          aria-label={t(`filters.${name}`)}
          value={search[name]}
          data={[{ value: '', label: any }, ...options]}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
    </>
  )
}
