import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../ui/address.ts'
import { ListPage } from '../../ui/list/ListPage.tsx'
import { ViewTabs } from '../../ui/list/ViewTabs.tsx'
import { useWords } from '../../ui/words.ts'
import { replacementsQuery } from '../prize-queries.ts'
import { HeldTable } from './HeldTable.tsx'
import { RehearsalSheet } from './RehearsalSheet.tsx'
import { ReplacementTable } from './ReplacementTable.tsx'

const views = ['releases', 'replacements'] as const

/** Releases of held prizes, and replacements that wait for a second person. */
export function Page() {
  const t = useWords('prizes.releases')
  const [parameters, setParameters] = useAddress()
  const view = views.find((one) => one === parameters.get('view')) ?? 'releases'
  const { data: replacements } = useQuery(replacementsQuery)
  const [rehearsed, setRehearsed] = useState<string | null>(null)
  return (
    <ListPage
      title={t('title')}
      views={
        <ViewTabs
          label={t('title')}
          chosen={view}
          onChoose={(chosen) =>
            setParameters(() => (chosen === 'releases' ? {} : { view: chosen }))
          }
          views={views.map((one) => ({
            view: one,
            label: t(`views.${one}`),
            count: one === 'replacements' ? replacements?.length || undefined : undefined,
            isAlarm: true,
          }))}
        />
      }
    >
      {view === 'releases' ? <HeldTable onRehearse={setRehearsed} /> : <ReplacementTable />}
      {rehearsed && <RehearsalSheet promotion={rehearsed} onClose={() => setRehearsed(null)} />}
    </ListPage>
  )
}
