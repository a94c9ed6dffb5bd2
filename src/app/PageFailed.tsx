import { Button, Stack, Text, Title } from '@mantine/core'
import { Link, useRouteError } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'

/** Shown for an unknown address, or when a page crashes. */
export function PageFailed() {
  const t = useWords('common.failure')
  const error = useRouteError()
  const failure = useFailure()(error)
  const isLost = error === undefined || error === null || isNotFound(error)
  return (
    <Stack align="center" justify="center" h="60vh" gap="xs" role="alert">
      <Title order={1}>{isLost ? t('notFoundTitle') : t('pageTitle')}</Title>
      {!isLost && <Text c="dimmed">{failure.text}</Text>}
      {failure.reference && (
        <Text size="xs" c="dimmed">
          {t('reference', { id: failure.reference })}
        </Text>
      )}
      <Button component={Link} to={paths.home} variant="default" mt="sm" reloadDocument>
        {t('home')}
      </Button>
    </Stack>
  )
}

const isNotFound = (error: unknown) =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 404
