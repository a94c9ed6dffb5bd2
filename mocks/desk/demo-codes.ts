import type { Campaign } from './campaigns.ts'
import { demoPromotions } from './demo-promotions.ts'
import { diceFor, type Dice } from '../pictures/random.ts'

/**
 * The made-up codes of a campaign, equally many per prize: generated, never written down, and the
 * same every time.
 */
export function codesOf({ promotion, codes }: Pick<Campaign, 'promotion' | 'codes'>): string[] {
  const dice = diceFor(promotion, 'codes')
  const count = codes * demoPromotions[promotion].prizes.length
  return Array.from({ length: count }, () => madeUpCode(dice))
}

function madeUpCode(dice: Dice): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const group = () =>
    Array.from({ length: 5 }, () => letters[dice.whole(0, letters.length - 1)] ?? 'X').join('')
  return `${group()}-${group()}-${group()}`
}
