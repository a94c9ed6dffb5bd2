import type { Language } from '../../contract/schema.ts'
import type { Workload } from '../../contract/reassign.ts'

/** A claim to be given away: only its language matters for whom. */
export interface Parcel {
  id: string
  language: Language
  /** Whose it is now. */
  assignee: string | null
}

type Taker = Pick<Workload, 'id' | 'languages' | 'cap' | 'isAbsent' | 'open'>

/**
 * Shares claims out, the most urgent first: each to whoever has least, of those who are there, speak
 * its language and have room. Between two who have as little, the earlier in the list gets it. A
 * claim that already belongs to one of them counts as theirs until it is given anew.
 *
 * @returns who gets each claim; `null` for one that nobody may be given
 */
export function shareOut(parcels: Parcel[], takers: Taker[]): (string | null)[] {
  const load = new Map(takers.map(({ id, open }) => [id, open]))
  for (const { assignee } of parcels) {
    const has = assignee === null ? undefined : load.get(assignee)
    if (assignee !== null && has !== undefined) load.set(assignee, has - 1)
  }
  return parcels.map(({ language }) => {
    let chosen: Taker | null = null
    for (const taker of takers) {
      if (!canTake(taker, language, load.get(taker.id) ?? 0)) continue
      if (!chosen || (load.get(taker.id) ?? 0) < (load.get(chosen.id) ?? 0)) chosen = taker
    }
    if (!chosen) return null
    load.set(chosen.id, (load.get(chosen.id) ?? 0) + 1)
    return chosen.id
  })
}

function canTake({ isAbsent, languages, cap }: Taker, language: Language, has: number): boolean {
  const speaks = languages.length === 0 || languages.includes(language)
  return !isAbsent && speaks && (cap === null || has < cap)
}
