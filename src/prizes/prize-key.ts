import type { CodeStock } from '../../contract/codes.ts'

/** A prize's name among all promotions' prizes. */
export const prizeKeyOf = ({ promotion, prize }: CodeStock) => `${promotion.id}/${prize.id}`
