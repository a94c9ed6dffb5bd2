import { Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { usePerson } from '../api/session.ts'
import { useWords } from '../ui/words.ts'
import classes from './AccountFace.module.css'

type AccountFaceProps = Pick<
  React.ComponentProps<'button'>,
  'ref' | 'autoFocus' | 'onClick' | 'onFocus' | 'onPointerEnter' | 'onKeyDown'
>

/** What the button looks like, with and without the menu. */
export function AccountFace(props: AccountFaceProps) {
  const t = useWords('common')
  const person = usePerson()
  return (
    <UnstyledButton {...props} className={classes.face} aria-haspopup="menu">
      <span className={classes.names}>
        <Text span size="xs" fw={600} lh={1.2}>
          {person.name}
        </Text>
        <Text span size="xs" c="dimmed" lh={1.2}>
          {person.roles.map((role) => t(`roles.${role}`)).join(', ')}
        </Text>
      </span>
      <IconChevronDown size={14} aria-hidden />
    </UnstyledButton>
  )
}
