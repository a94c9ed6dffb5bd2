import { Button, Group, Kbd } from '@mantine/core'
import { EnterKey } from './EnterKey.tsx'

interface SendFootProps {
  back: string
  send: string
  color: string
  isReady: boolean
  isPending: boolean
  onBack(): void
  className?: string | undefined
}

/** The end of a form that Enter sends and Escape leaves. */
export function SendFoot(props: SendFootProps) {
  const { back, send, color, isReady, isPending, onBack, className = '' } = props
  return (
    <Group gap="xs" wrap="nowrap" className={className}>
      <Button
        variant="default"
        disabled={isPending}
        onClick={onBack}
        rightSection={<Kbd size="xs">Esc</Kbd>}
      >
        {back}
      </Button>
      <Button
        type="submit"
        flex={1}
        color={color}
        disabled={!isReady}
        loading={isPending}
        rightSection={<EnterKey />}
      >
        {send}
      </Button>
    </Group>
  )
}
