import type { CodeStock } from '../../contract/prizes.ts'

/** A prize's name among all promotions' prizes. */
export const prizeKeyOf = ({ promotion, prize }: CodeStock) => `${promotion.id}/${prize.id}`
