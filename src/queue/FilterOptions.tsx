import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Colleague } from '../../contract/claim-words.ts'
import type { Promotion } from '../../contract/promotions.ts'
import { colleaguesQuery } from '../claims/colleagues-query.ts'
import { promotionsQuery } from '../claims/promotions-query.ts'
import { tagsQuery } from '../claims/tags-query.ts'

/** What the selects offer. */
export interface Options {
  promotions: Pick<Promotion, 'id' | 'name' | 'regions'>[]
  colleagues: Colleague[]
  tags: { tag: string; claims: number }[]
}

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
