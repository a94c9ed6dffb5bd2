import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { checkIds, type CheckId } from '../../contract/checks.ts'
import type { Colleague } from '../../contract/claim-words.ts'
import type { Promotion } from '../../contract/promotions.ts'
import { colleaguesQuery } from '../claims/colleagues-query.ts'
import { promotionsQuery } from '../claims/promotions-query.ts'
import { tagsQuery } from '../claims/tags-query.ts'
import { useWords } from '../ui/words.ts'

/** What the selects offer. */
export interface Options {
  promotions: Pick<Promotion, 'id' | 'name' | 'regions'>[]
  colleagues: Colleague[]
  tags: { tag: string; claims: number }[]
  checks: { id: CheckId; name: string }[]
}

/** Fetches what the filters offer. The first screen does without it, and without its schemas. */
export default function FilterOptions({ onOptions }: { onOptions(options: Options): void }) {
  const { data: promotions } = useQuery(promotionsQuery)
  const { data: colleagues } = useQuery(colleaguesQuery)
  const { data: tags } = useQuery(tagsQuery)
  const t = useWords('review.checks.names')
  useEffect(
    () =>
      onOptions({
        promotions: promotions ?? [],
        colleagues: colleagues ?? [],
        tags: tags ?? [],
        checks: checkIds.map((id) => ({ id, name: t(id) })),
      }),
    [onOptions, promotions, colleagues, tags, t],
  )
  return null
}
