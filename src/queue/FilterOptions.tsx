import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { colleaguesQuery } from '../claims/colleagues-query.ts'
import { promotionsQuery } from '../claims/promotions-query.ts'
import { tagsQuery } from '../claims/tags-query.ts'
import type { Options } from './QueueFilters.tsx'

/** Fetches what the filters offer. The first screen does without it, and without its schemas. */
export default function FilterOptions({ onOptions }: { onOptions(options: Options): void }) {
  const { data: promotions } = useQuery(promotionsQuery)
  const { data: colleagues } = useQuery(colleaguesQuery)
  const { data: tags } = useQuery(tagsQuery)
  useEffect(
    () =>
      onOptions({ promotions: promotions ?? [], colleagues: colleagues ?? [], tags: tags ?? [] }),
    [onOptions, promotions, colleagues, tags],
  )
  return null
}
