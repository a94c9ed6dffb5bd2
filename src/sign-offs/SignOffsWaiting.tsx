import { ActionIcon, Indicator } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './SignOffsWaiting.module.css'
import { waitingForMeQuery } from './sign-off-queries.ts'

/** The number of sign-offs waiting for this person; hidden if there are none. */
export default function SignOffsWaiting() {
  const t = useWords('signOffs')
  const { data: count = 0 } = useQuery(waitingForMeQuery)
  if (count === 0) return null
  const label = t('waiting', { count })
  return (
    <Indicator
      label={count > 99 ? '99+' : count}
      size={15}
      offset={5}
      color="yellow.9"
      classNames={{ indicator: classes.count ?? '' }}
    >
      <ActionIcon
        component={Link}
        to={paths.signOffs}
        variant="subtle"
        color="gray"
        aria-label={label}
        title={label}
      >
        <IconUserCheck size={18} stroke={1.6} />
      </ActionIcon>
    </Indicator>
  )
}
