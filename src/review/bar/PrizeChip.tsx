import { Text } from '@mantine/core'
import type { Claim } from '../../../contract/claims.ts'
import { useWords } from '../../ui/words.ts'
import classes from './ReviewBar.module.css'

/** What approval would bring, and whether it could go out: told before the decision. */
export function PrizeChip({ claim: { state, prize, promotion } }: { claim: Claim }) {
  const t = useWords('review.bar.prize')
  if (state !== 'waiting') return null
  if (!prize) {
    return (
      <Text size="xs" className={classes.prize ?? ''} data-tone="empty">
        {t('none')}
      </Text>
    )
  }
  const { name, kind, supply } = prize
  const isEmpty = supply !== null && !supply.isInStock
  const stock = supply && t(isEmpty ? 'empty' : 'inStock', { waiting: supply.waiting })
  const said = [
    t('what', { kind, name }),
    promotion.release === 'after_end' && t('heldBack'),
    // A full stock is no news.
    isEmpty && stock,
  ].filter(Boolean)
  return (
    <Text
      size="xs"
      className={classes.prize ?? ''}
      data-tone={isEmpty ? 'empty' : undefined}
      title={[...said, !isEmpty && stock].filter(Boolean).join(' · ')}
    >
      {said.join(' · ')}
    </Text>
  )
}
