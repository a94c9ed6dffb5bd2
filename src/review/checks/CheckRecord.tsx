import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CheckId } from '../../../contract/checks.ts'
import { useWords } from '../../ui/words.ts'
import { figuresQuery } from '../review-queries.ts'

/**
 * How often a check was right, so that reviewers know how far to trust it. Empty until someone has
 * decided on it.
 */
export function CheckRecord({ check }: { check: CheckId }) {
  const t = useWords('review.checks')
  const { data = [] } = useQuery(figuresQuery)
  const figures = data.find((one) => one.check === check)
  if (!figures) return null
  return (
    <Text size="xs" c="dimmed">
      {t('record', { right: figures.right, of: figures.of })}
    </Text>
  )
}
