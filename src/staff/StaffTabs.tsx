import { Group } from '@mantine/core'
import { NavLink } from 'react-router'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './StaffTabs.module.css'

const pages = [
  { name: 'staff', path: paths.staff },
  { name: 'acts', path: paths.acts },
] as const

/** Who has an account, and what was done to the desk. */
export function StaffTabs() {
  const t = useWords('staff.pages')
  return (
    <Group component="nav" gap={2} flex={1} aria-label={t('label')}>
      {pages.map(({ name, path }) => (
        <NavLink key={name} className={classes.tab ?? ''} to={path} end>
          {t(name)}
        </NavLink>
      ))}
    </Group>
  )
}
