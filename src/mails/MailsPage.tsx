import { Alert } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'
import { mailStates } from '../../contract/mail-kinds.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { EndlessList } from '../ui/list/EndlessList.tsx'
import { useListAddress } from '../ui/list/list-address.ts'
import { ListPage } from '../ui/list/ListPage.tsx'
import { SearchField } from '../ui/list/SearchField.tsx'
import { ViewTabs } from '../ui/list/ViewTabs.tsx'
import { paths, withSearch } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { mailColumns } from './mail-columns.tsx'
import { mailsQuery } from './mail-queries.ts'
import { MailSheet } from './MailSheet.tsx'

/** The outbox: every mail to a member, word for word, with its state. */
export function Page() {
  const t = useWords('mails')
  const failure = useFailure()
  const navigate = useNavigate()
  const canRead = useMay()('mails.read')
  const { id } = useParams()
  const { filter, parameters, change } = useListAddress(mailStates)
  const query = useInfiniteQuery(mailsQuery(filter))
  const address = parameters.toString()
  const columns = useMemo(() => mailColumns(t, address), [t, address])
  const hasMailServer = query.data?.pages[0]?.hasMailServer ?? true

  return (
    <ListPage
      title={t('title')}
      views={
        <ViewTabs
          label={t('title')}
          chosen={filter.state ?? 'all'}
          onChoose={(state) => change('state', state === 'all' ? null : state)}
          views={[
            { view: 'all', label: t('states.all') },
            ...mailStates.map((state) => ({ view: state, label: t(`states.${state}`) })),
          ]}
        />
      }
      filters={
        <>
          <SearchField label={t('search')} value={filter.q} onChange={(q) => change('q', q)} />
          {!hasMailServer && (
            <Alert color="yellow" variant="light" py={5} px="sm">
              {t('noServer')}
            </Alert>
          )}
        </>
      }
    >
      <EndlessList
        label={t('title')}
        query={query}
        columns={columns}
        idOf={(mail) => mail.id}
        failed={{ title: t('failed'), describe: failure }}
        empty={{ title: t('emptyTitle'), text: t('empty') }}
      />
      {id && canRead && (
        <MailSheet id={id} onClose={() => void navigate(withSearch(paths.mails, parameters))} />
      )}
    </ListPage>
  )
}
