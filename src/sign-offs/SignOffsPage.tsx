import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignOff } from '../../contract/sign-offs.ts'
import { useFailure } from '../api/problem-words.ts'
import { useAddress } from '../ui/address.ts'
import { ListPage } from '../ui/list/ListPage.tsx'
import { TableArea } from '../ui/list/TableArea.tsx'
import { ViewTabs } from '../ui/list/ViewTabs.tsx'
import { useWords } from '../ui/words.ts'
import { RefuseForm } from './RefuseForm.tsx'
import { ShownLink, type LinkToHand } from './ShownLink.tsx'
import { SignOffRow } from './SignOffRow.tsx'
import { signOffsQuery, signOffViews, viewOf } from './sign-off-queries.ts'

/** All sign-offs of every kind: waiting and decided. */
export function Page() {
  const t = useWords('signOffs')
  const failure = useFailure()
  const [parameters, setParameters] = useAddress()
  const view = viewOf(parameters)
  const query = useQuery(signOffsQuery(view))
  const asked = useQuery(signOffsQuery('asked')).data ?? []
  const [refused, setRefused] = useState<SignOff | null>(null)
  const [shown, setShown] = useState<LinkToHand | null>(null)
  const columns = ['what', 'about', 'change', 'reason', 'asked'] as const
  return (
    <ListPage
      title={t('title')}
      views={
        <ViewTabs
          label={t('title')}
          chosen={view}
          onChoose={(chosen) => setParameters(() => (chosen === 'asked' ? {} : { view: chosen }))}
          views={signOffViews.map((one) => ({
            view: one,
            label: t(`views.${one}`),
            count: one === 'asked' ? asked.length || undefined : undefined,
            // The person's own requests wait for someone else.
            isAlarm: asked.some(({ canConfirm }) => canConfirm),
          }))}
        />
      }
    >
      <TableArea
        query={query}
        label={t('title')}
        columns={[
          ...columns.map((name) => ({ name: t(`columns.${name}`) })),
          { name: view === 'decided' ? t('columns.decided') : '' },
        ]}
        failed={{ title: t('failed'), describe: failure }}
        empty={{
          title: t('emptyTitle'),
          text: t(view === 'asked' ? 'empty' : 'emptyDecided'),
        }}
        renderRow={(one) => (
          <SignOffRow
            key={one.id}
            signOff={one}
            onRefuse={() => setRefused(one)}
            onLink={setShown}
          />
        )}
      />
      {refused && <RefuseForm signOff={refused} onClose={() => setRefused(null)} />}
      {shown && <ShownLink link={shown} onClose={() => setShown(null)} />}
    </ListPage>
  )
}
