import { useQuery } from '@tanstack/react-query'
import type { CheckId } from '../../../contract/checks.ts'
import { useWords } from '../../ui/words.ts'
import { figuresQuery } from '../review-queries.ts'

/** Below this, a share says nothing. */
const fewest = 20

/** How often a check was right, so that reviewers know how far to trust it. */
export function CheckRecord({ check }: { check: CheckId }) {
  const t = useWords('review.checks')
  const { data = [] } = useQuery(figuresQuery)
  const figures = data.find((one) => one.check === check)
  if (!figures || figures.of < fewest) return null
  return <span>{t('record', { right: figures.right, of: figures.of })}</span>
}
