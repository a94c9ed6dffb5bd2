import { NavLink } from 'react-router'
import classes from './PageTabs.module.css'

interface PageTabsProps {
  label: string
  pages: { path: string; label: string }[]
}

/** Tabs for the pages of a room; each has its own URL. */
export function PageTabs({ label, pages }: PageTabsProps) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {pages.map(({ path, label: name }) => (
        <NavLink key={path} className={classes.tab ?? ''} to={path} end>
          {name}
        </NavLink>
      ))}
    </nav>
  )
}
