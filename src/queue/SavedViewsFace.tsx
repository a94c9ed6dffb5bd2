import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { SavedView } from '../../contract/views.ts'
import { useWords } from '../ui/words.ts'
import classes from './SavedViewsFace.module.css'

interface SavedViewsFaceProps extends Pick<
  React.ComponentProps<'button'>,
  'ref' | 'onClick' | 'onFocus' | 'onPointerEnter' | 'onKeyDown'
> {
  current: SavedView | null
}

/** What the button looks like, with and without the menu. */
export function SavedViewsFace({ current, ...props }: SavedViewsFaceProps) {
  const t = useWords('common.queue')
  return (
    <UnstyledButton
      {...props}
      className={classes.face}
      data-current={current ? true : undefined}
      aria-haspopup="menu"
    >
      <span className={classes.name}>{current?.name ?? t('savedViews')}</span>
      <IconChevronDown size={14} aria-hidden />
    </UnstyledButton>
  )
}
