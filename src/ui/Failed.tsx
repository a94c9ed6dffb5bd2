import { Alert, Button, Group, Text } from '@mantine/core'
import { NothingHere } from './NothingHere.tsx'
import { useWords } from './words.ts'

interface FailedProps {
  /** Of the problem: some are not helped by trying again. */
  id?: string
  title: string
  text: string
  reference?: string | null
  onRetry?: (() => void) | undefined
}

/** A failed load: what, why, and a button to try again. */
export function Failed({ id, title, text, reference, onRetry }: FailedProps) {
  const t = useWords('common')
  if (id === 'not_permitted' || id === 'not_found') return <NothingHere title={title} text={text} />
  return (
    <Alert color="red" variant="light" title={title} role="alert">
      <Text size="sm">{text}</Text>
      <Group mt="xs" gap="sm">
        {onRetry && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('app.retry')}
          </Button>
        )}
        {reference && (
          <Text size="xs" c="dimmed">
            {t('failure.reference', { id: reference })}
          </Text>
        )}
      </Group>
    </Alert>
  )
}
