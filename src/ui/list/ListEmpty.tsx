import { Button, Stack, Text, Title } from '@mantine/core'
import classes from './ListEmpty.module.css'

interface ListEmptyProps {
  title: string
  text: string
  action?: { label: string; onClick(): void } | undefined
}

/** Says why a list is empty, and what can be done. */
export function ListEmpty({ title, text, action }: ListEmptyProps) {
  return (
    <Stack className={classes.empty ?? ''} align="center" gap={4} role="status">
      <Title order={2} size="md">
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
      {action && (
        <Button mt="sm" size="xs" variant="default" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </Stack>
  )
}
