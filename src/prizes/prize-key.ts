import type { CodeStock } from '../../contract/codes.ts'

/** A key that is unique across promotions. */
export const prizeKeyOf = ({ promotion, prize }: CodeStock) => `${promotion.id}/${prize.id}`
