import { Alert, Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { NoAnswer } from '../../../contract/client.ts'
import { useFailure } from '../../api/problem-words.ts'
import { ChangesSince } from '../../claims/ChangesSince.tsx'
import { useWords } from '../../ui/words.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import { isStale } from './use-decide.ts'

interface DecisionFailedProps {
  error: Error
  number: string
  onRetry(): void
}

/** A failed decision: a lost answer is requested again, a version conflict says who was first. */
export function DecisionFailed({ error, number, onRetry }: DecisionFailedProps) {
  const t = useWords('review')
  const failure = useFailure()(error)
  const queryClient = useQueryClient()
  const isLost = error instanceof NoAnswer
  const isShownAnew = isStale(error)
  return (
    <Alert
      color={isLost || isShownAnew ? 'yellow' : 'red'}
      variant="light"
      mb="sm"
      p="xs"
      role="alert"
      title={failure.text}
    >
      {failure.detail && failure.id === 'claim_taken' && <Text size="sm">{failure.detail}</Text>}
      <ChangesSince error={error} />
      {isLost ? (
        <Button size="compact-sm" variant="default" mt="xs" onClick={onRetry}>
          {t('decision.checkAgain')}
        </Button>
      ) : isShownAnew ? null : (
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          onClick={() =>
            void queryClient.invalidateQueries({ queryKey: claimQuery(number).queryKey })
          }
        >
          {t('changed.load')}
        </Button>
      )}
    </Alert>
  )
}
