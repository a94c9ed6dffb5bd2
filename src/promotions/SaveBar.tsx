import { Button, Group, Text } from '@mantine/core'
import { ShortcutKey } from '../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import classes from './PromotionEditor.module.css'

interface SaveBarProps {
  isNew: boolean
  changes: number
  faults: number
  isPending: boolean
  onSave(): void
  onReset(): void
}

/** Always in view: how much was changed, and Save. */
export function SaveBar({ isNew, changes, faults, isPending, onSave, onReset }: SaveBarProps) {
  const t = useWords('promotions.page')
  const isOff = changes === 0 && !isNew
  useShortcut('Mod+s', t(isNew ? 'create' : 'save'), () => {
    if (!isOff && !isPending) onSave()
  })
  return (
    <Group className={classes.bar ?? ''} gap="sm">
      <Text size="sm" role="status">
        {isOff ? t('noChanges') : t('changes', { count: changes })}
        {faults > 0 && (
          <Text span c="red">
            {' · '}
            {t('faultsHere', { count: faults })}
          </Text>
        )}
      </Text>
      <Button ml="auto" variant="default" disabled={changes === 0 || isPending} onClick={onReset}>
        {t('reset')}
      </Button>
      <Button
        type="submit"
        disabled={isOff}
        loading={isPending}
        rightSection={
          <span aria-hidden>
            <ShortcutKey keys="Mod+s" />
          </span>
        }
      >
        {t(isNew ? 'create' : 'save')}
      </Button>
    </Group>
  )
}
