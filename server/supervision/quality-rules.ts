import type { Selectable } from 'kysely'
import type { LookVerdict, QualityRule, QualityTerms } from '../../contract/quality.ts'
import type { Money } from '../../contract/money.ts'
import { sha256Hex } from '../http/digest.ts'
import type { Person } from '../../contract/session.ts'
import { lacking, type Refusal } from '../http/permission.ts'
import { isWorthAtLeast } from '../promotions/rules.ts'
import type { Tables } from '../storage/tables.ts'

/** What decides whether a decision is looked at again. */
export interface Drawable {
  promotion: string
  reasons: string[]
  staff: string
  prize: string | null
  worth: Money | null
}

/** Per cent of decisions like this one that go to another person. */
export function shareFor({ rules }: Pick<QualityTerms, 'rules'>, decision: Drawable): number {
  return Math.max(0, ...rules.filter((rule) => fits(rule, decision)).map(({ share }) => share))
}

function fits(
  { promotion, reason, staff, prize, worthFrom }: QualityRule,
  decision: Drawable,
): boolean {
  return (
    (promotion === null || promotion === decision.promotion) &&
    (reason === null || decision.reasons.includes(reason)) &&
    (staff === null || staff === decision.staff) &&
    (prize === null || prize === decision.prize) &&
    (worthFrom === null || isWorthAtLeast(decision.worth, worthFrom))
  )
}

/**
 * Where a thing falls between 0 and 100, by a secret seed: always the same, and nobody who does not
 * know the seed can tell beforehand.
 */
export async function rollOf(seed: string, id: string): Promise<number> {
  const hex = await sha256Hex(`${seed} ${id}`)
  return (Number.parseInt(hex.slice(0, 12), 16) / 2 ** 48) * 100
}

/** Two agree when they conclude the same for the same reasons, in whatever order they chose them. */
export function agree(first: LookVerdict, second: LookVerdict): boolean {
  const of = ({ kind, reasons }: LookVerdict) => JSON.stringify([kind, reasons.toSorted()])
  return of(first) === of(second)
}

/** Why a person may not say who was right: it is for a third, and said once. */
export const settleRefused = (
  person: Person,
  look: Pick<Selectable<Tables['second_looks']>, 'first_staff_id' | 'staff_id' | 'settled_for'>,
): Refusal => {
  if ([look.first_staff_id, look.staff_id].includes(person.id)) return 'own_look'
  if (look.settled_for !== null) return 'look_settled'
  return lacking(person, 'supervision.act')
}
