import { PageTabs } from '../ui/list/PageTabs.tsx'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'

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
    <PageTabs
      label={t('title')}
      pages={pages.map(({ name, path }) => ({ path, label: t(`pages.${name}`) }))}
    />
  )
}
