import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { languages } from '../../contract/schema.ts'
import { colleaguesQuery } from '../claims/colleagues-query.ts'
import { QuickSelect } from '../ui/QuickSelect.tsx'
import { useWords } from '../ui/words.ts'
import type { BoardSearch } from './board-search.ts'
import { promotionsQuery } from '../claims/promotions-query.ts'

interface BoardFiltersProps {
  search: BoardSearch
  onChange(name: keyof BoardSearch, value: string | null): void
  onClear(): void
}

/** The board's filters; each choice goes into the URL immediately. */
export function BoardFilters({ search, onChange, onClear }: BoardFiltersProps) {
  const t = useWords('common.queue.filters')
  const ts = useWords('supervision')
  const promotions = useQuery(promotionsQuery).data ?? []
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const regions = [...new Set(promotions.flatMap((promotion) => promotion.regions))].toSorted()
  const choices = [
    {
      name: 'promotion',
      any: t('anyPromotion'),
      options: promotions.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'region',
      any: t('anyRegion'),
      options: regions.map((value) => ({ value, label: value })),
    },
    {
      name: 'language',
      any: ts('anyLanguage'),
      options: languages.map((value) => ({ value, label: ts(`languages.${value}`) })),
    },
    {
      name: 'assignee',
      any: t('anyAssignee'),
      options: [
        { value: 'nobody', label: t('nobody') },
        ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      name: 'attempt',
      any: t('anyAttempt'),
      options: [
        { value: 'first', label: t('first') },
        { value: 'again', label: t('again') },
      ],
    },
  ] as const
  return (
    <>
      {choices.map(({ name, any, options }) => {
        const value = search[name] ?? ''
        const isUnknown = value !== '' && !options.some((option) => option.value === value)
        return (
          <QuickSelect
            key={name}
            aria-label={ts(`sides.${name}`)}
            w={name === 'promotion' ? 200 : 140}
            value={value}
            data={[
              { value: '', label: any },
              ...options,
              ...(isUnknown ? [{ value, label: value }] : []),
            ]}
            onChange={(event) => onChange(name, event.currentTarget.value || null)}
          />
        )
      })}
      {Object.keys(search).length > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={onClear}>
          {t('clear')}
        </Button>
      )}
    </>
  )
}
