import { ActionIcon } from '@mantine/core'
import { IconRefreshAlert } from '@tabler/icons-react'
import { useWords } from '../ui/words.ts'

/** In place of a part of the header that could not be loaded: loads the app anew. */
export function NotWhole() {
  const t = useWords('common.shell')
  return (
    <ActionIcon
      variant="subtle"
      color="yellow"
      aria-label={t('notWhole')}
      title={t('notWhole')}
      onClick={() => location.reload()}
    >
      <IconRefreshAlert size={18} stroke={1.6} />
    </ActionIcon>
  )
}
