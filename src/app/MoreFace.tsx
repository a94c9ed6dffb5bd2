import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useLocation } from 'react-router'
import { useWords } from '../ui/words.ts'
import type { Room } from './home.ts'
import classes from './Shell.module.css'

interface MoreFaceProps extends Pick<
  React.ComponentProps<'button'>,
  'ref' | 'autoFocus' | 'onClick' | 'onFocus' | 'onPointerEnter' | 'onKeyDown'
> {
  rooms: Room[]
}

/** What the button looks like, with and without the menu; it is marked while one of its rooms is open. */
export function MoreFace({ rooms, ...props }: MoreFaceProps) {
  const t = useWords('common')
  const { pathname } = useLocation()
  const current = rooms.find(({ path }) => pathname.startsWith(path))
  return (
    <UnstyledButton
      {...props}
      className={`${classes.link} ${classes.more}`}
      data-current={current ? true : undefined}
      aria-haspopup="menu"
    >
      {current ? t(`rooms.${current.name}`) : t('shell.more')}
      <IconChevronDown size={14} aria-hidden />
    </UnstyledButton>
  )
}
