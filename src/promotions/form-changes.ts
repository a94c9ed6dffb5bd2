import type { PrizeForm, PromotionForm } from './promotion-form.ts'
import { rowChanges } from './rows/rows.ts'

/** The sections of the editor, in their order, and the fields in each. */
export const sections = {
  basics: ['name', 'id', 'regions', 'language', 'landingPage', 'activationPage'],
  periods: ['purchaseFrom', 'purchaseTo', 'redeemUntil', 'zone'],
  who: ['categories', 'codesValidForDays', 'redeemLimitPerEmail'],
  models: ['models'],
  windows: ['seriesWindows'],
  stores: ['stores'],
  prizes: ['prizes', 'currency', 'secondPersonAbove'],
  clock: ['calendars', 'release', 'answerWithinDays', 'countsCutiBersamaAsOff'],
} as const satisfies Record<string, (keyof PromotionForm)[]>

export type Section = keyof typeof sections

export const sectionNames = Object.keys(sections) as Section[]

/** How much of a section was changed: each field is one change, and in a list each entry. */
export function changesIn(section: Section, before: PromotionForm, now: PromotionForm): number {
  return sections[section].reduce((sum, field) => sum + changesOf(field, before, now), 0)
}

function changesOf(field: keyof PromotionForm, before: PromotionForm, now: PromotionForm): number {
  if (before[field] === now[field]) return 0
  if (field === 'models' || field === 'seriesWindows' || field === 'stores') {
    return rowChanges(before[field], now[field])
  }
  if (field === 'prizes') return prizeChanges(before.prizes, now.prizes)
  return isSame(before[field], now[field]) ? 0 : 1
}

/** Changed, added and removed prizes; their order counts too, because the first match is earned. */
function prizeChanges(before: PrizeForm[], now: PrizeForm[]): number {
  const length = Math.max(before.length, now.length)
  const kept = now.filter(({ id }) => before.some((one) => one.id === id))
  if (kept.length < Math.min(before.length, now.length)) {
    return Array.from({ length }).filter((_, index) => !isSame(before[index], now[index])).length
  }
  const changed = kept.filter((prize) => !before.some((one) => isSame(one, prize))).length
  const order = before.filter(({ id }) => kept.some((one) => one.id === id)).map(({ id }) => id)
  const isMoved = !isSame(
    order,
    kept.map(({ id }) => id),
  )
  return changed + (length - kept.length) + (isMoved ? 1 : 0)
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Faults in a section: each field or cell is one. */
export const faultsIn = (section: Section, errors: Record<string, unknown>): number =>
  Object.entries(errors).filter(
    ([path, error]) =>
      error && (sections[section] as readonly string[]).includes(path.split('.')[0] ?? ''),
  ).length
