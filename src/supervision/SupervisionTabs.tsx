import { NavLink } from 'react-router'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './SupervisionTabs.module.css'

const pages = [
  { name: 'board', path: paths.board },
  { name: 'people', path: paths.people },
  { name: 'quality', path: paths.quality },
  { name: 'reports', path: paths.reports },
  { name: 'team', path: paths.team },
] as const

/** The pages of supervision. */
export function SupervisionTabs() {
  const t = useWords('supervision')
  return (
    <nav className={classes.tabs} aria-label={t('title')}>
      {pages.map(({ name, path }) => (
        <NavLink key={name} className={classes.tab ?? ''} to={path} end>
          {t(`pages.${name}`)}
        </NavLink>
      ))}
    </nav>
  )
}
