import { Button, Group, Text } from '@mantine/core'
import { useMissingParts } from '../ui/missing-parts.ts'
import { useWords } from '../ui/words.ts'
import classes from './MissingParts.module.css'

/** Said once something could not be opened, because its file did not come. */
export function MissingParts() {
  const t = useWords('common.shell')
  const { isSaid, say } = useMissingParts()
  if (!isSaid) return null
  return (
    <div role="alert" className={classes.missing}>
      <Text size="sm" fw={600}>
        {t('missing')}
      </Text>
      <Text size="sm">{t('missingWhy')}</Text>
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={() => location.reload()}>
          {t('anew')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => say(false)}>
          {t('later')}
        </Button>
      </Group>
    </div>
  )
}
