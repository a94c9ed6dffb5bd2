import { PageTabs } from '../ui/list/PageTabs.tsx'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'

const pages = [
  { name: 'staff', path: paths.staff },
  { name: 'acts', path: paths.acts },
  { name: 'signOffs', path: paths.signOffs },
] as const

/** Tabs for accounts, the record, and sign-offs. */
export function StaffTabs() {
  const t = useWords('staff.pages')
  return (
    <PageTabs
      label={t('label')}
      pages={pages.map(({ name, path }) => ({ path, label: t(name) }))}
    />
  )
}
