import { Button, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { paths } from './paths.ts'
import { useWords } from './words.ts'

interface NothingHereProps {
  title: string
  text: string
  /** What to name when asking for help. */
  reference?: string | null
  /** Loads everything anew, where the page itself may be at fault. */
  isAnew?: boolean
}

/** In place of a page: what happened, and where to go. Trying again would not help. */
export function NothingHere({ title, text, reference, isAnew = false }: NothingHereProps) {
  const t = useWords('common.failure')
  return (
    <Stack align="center" justify="center" h="60vh" gap="xs" px="md" ta="center" role="alert">
      <Title order={1}>{title}</Title>
      <Text c="dimmed" maw={480}>
        {text}
      </Text>
      {reference && (
        <Text size="xs" c="dimmed">
          {t('reference', { id: reference })}
        </Text>
      )}
      <Button component={Link} to={paths.home} variant="default" mt="sm" reloadDocument={isAnew}>
        {t('home')}
      </Button>
    </Stack>
  )
}
