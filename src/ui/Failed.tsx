import { Button, Group, Text } from '@mantine/core'
import classes from './Failed.module.css'
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
  if (id === 'not_permitted') {
    return <NothingHere title={t('failure.notYours')} text={t('failure.askFor')} />
  }
  if (id === 'not_found') return <NothingHere title={title} text={text} />
  return (
    <div className={classes.failed} role="alert">
      <Text size="sm" fw={600}>
        {title}
      </Text>
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
    </div>
  )
}
