import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { claimList, type FoundIn, type QueueRow } from '../../contract/queue.ts'
import { queryOf } from '../api/query.ts'
import { useMay } from '../api/session.ts'
import { queueSearchParams } from '../claims/queue-search.ts'
import { viewsQuery } from '../claims/views-query.ts'
import { paths, withSearch } from '../ui/paths.ts'
import { keysNow, useOwnKeys } from '../ui/shortcuts/own-keys.ts'
import { useShortcutStore, type Shortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'

export interface PaletteItem {
  id: string
  label: string
  detail?: string
  /** The current shortcut for the same action. */
  keys?: string
  run(): void
}

export interface PaletteGroup {
  title: string
  items: PaletteItem[]
}

/** Claims shown; for more, people use the queue. */
const mostClaims = 8

/** Whether a text contains every word that was typed. */
function fits(text: string, query: string): boolean {
  const lower = text.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}

/** All palette items for the typed text, in groups without empty ones. */
export function usePaletteGroups(query: string): PaletteGroup[] {
  const t = useWords('keys.palette')
  const actions = useActions()
  const views = useViews()
  const claims = useClaims(query)
  return [
    ...(['decide', 'here', 'move', 'pictures'] as const).map((scope) => ({
      title: t(scope),
      items: actions(scope),
    })),
    { title: t('views'), items: views },
    { title: t('anywhere'), items: actions('anywhere') },
  ]
    .map(({ title, items }) => ({
      title,
      items: items.filter(({ label, detail = '' }) => fits(`${label} ${detail}`, query)),
    }))
    .concat({ title: t('claims'), items: claims })
    .filter(({ items }) => items.length > 0)
}

/** Everything with a shortcut on this page, even if it is turned off: here no key is needed. */
function useActions() {
  const active = useShortcutStore((store) => store.active)
  const own = useOwnKeys()
  return (scope: Shortcut['scope']): PaletteItem[] =>
    active
      .filter((one) => one.scope === scope && one.label !== '' && one.keys !== 'Mod+k')
      .map(({ keys, label, run }) => {
        const now = keysNow(own, keys)
        return {
          id: `${keys} ${label}`,
          label,
          ...(now === null ? {} : { keys: now }),
          run: () => run(new KeyboardEvent('keydown', { key: keys })),
        }
      })
}

function useViews(): PaletteItem[] {
  const t = useWords('keys.palette')
  const navigate = useNavigate()
  const canRead = useMay()('claims.read')
  const { data: views = [] } = useQuery({ ...viewsQuery, enabled: canRead })
  return views.map(({ id, name, query, isMine, owner }) => ({
    id,
    label: name,
    ...(isMine ? {} : { detail: t('sharedBy', { name: owner.name }) }),
    run: () => void navigate(withSearch(paths.queue, new URLSearchParams(query))),
  }))
}

const claimsQuery = (q: string) =>
  queryOf(
    claimList,
    { query: { view: 'all', order: 'newest', q, limit: String(mostClaims) } },
    { placeholderData: keepPreviousData },
  )

/** Whether a claim search is running or failed. */
export const useClaimSearch = (query: string) =>
  useQuery({ ...claimsQuery(query), enabled: useMay()('claims.read') && query.length >= 2 })

function useClaims(query: string): PaletteItem[] {
  const t = useWords('common.foundIn')
  const navigate = useNavigate()
  const { data } = useClaimSearch(query)
  const exact = useNumbered(query)
  if (query.length < 2) return []
  const found = queueSearchParams({ view: 'all', order: 'newest', q: query })
  const foundBy = (places: FoundIn[]) =>
    places.length > 0 ? [t('by', { places: places.map((place) => t(place)).join(', ') })] : []
  const others = (data?.items ?? []).filter(({ number }) => number !== exact[0]?.number)
  return [...exact, ...others].map(({ number, memberName, email, ...claim }) => ({
    id: number,
    label: `${number} · ${memberName}`,
    detail: [claim.productName, claim.serialNumber, email, ...foundBy(claim.foundIn)].join(' · '),
    // Next and previous move through the results.
    run: () => void navigate(withSearch(paths.claim(number), found)),
  }))
}

/** The claim whose number was typed without its R; phones with these digits may be newer. */
function useNumbered(query: string): QueueRow[] {
  const [digits] = /^\d{4,9}$/.exec(query.trim()) ?? []
  const canRead = useMay()('claims.read')
  const wanted = `R-${digits}`
  const { data } = useQuery({ ...claimsQuery(wanted), enabled: canRead && digits !== undefined })
  return (data?.items ?? []).filter(({ number }) => number === wanted)
}
