import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { useAddress } from '../../ui/address.ts'
import { ListPage } from '../../ui/list/ListPage.tsx'
import { ViewTabs } from '../../ui/list/ViewTabs.tsx'
import { useWords } from '../../ui/words.ts'
import { batchesQuery, stockQuery } from '../prize-queries.ts'
import { BatchTable } from './BatchTable.tsx'
import { FindCode } from './FindCode.tsx'
import { ImportCodes } from './ImportCodes.tsx'
import { RecordTable } from './RecordTable.tsx'
import { StockTable } from './StockTable.tsx'

const views = ['stock', 'batches', 'record'] as const

/** The vault: stock, batches, and the record. It never shows a code. */
export function Page() {
  const t = useWords('prizes.codes')
  const canKeep = useMay()('codes.keep')
  const [parameters, setParameters] = useAddress()
  const view = views.find((one) => one === parameters.get('view')) ?? 'stock'
  const { data: batches } = useQuery(batchesQuery)
  const { data: stock } = useQuery(stockQuery)
  const [open, setOpen] = useState<'import' | 'find' | null>(null)
  const counts = {
    stock: stock?.filter(({ alarm, addsUp }) => alarm !== null || !addsUp).length,
    batches: batches?.filter(({ state }) => state === 'waiting').length,
    record: undefined,
  }
  return (
    <ListPage
      title={t('title')}
      views={
        <ViewTabs
          label={t('title')}
          chosen={view}
          onChoose={(chosen) => setParameters(() => (chosen === 'stock' ? {} : { view: chosen }))}
          views={views.map((one) => ({
            view: one,
            label: t(`views.${one}`),
            count: counts[one] || undefined,
            isAlarm: true,
          }))}
        />
      }
      actions={
        canKeep && (
          <Group gap="xs">
            <Button size="compact-md" variant="default" onClick={() => setOpen('find')}>
              {t('find')}
            </Button>
            <Button size="compact-md" onClick={() => setOpen('import')}>
              {t('add')}
            </Button>
          </Group>
        )
      }
    >
      {view === 'stock' && <StockTable />}
      {view === 'batches' && <BatchTable />}
      {view === 'record' && <RecordTable />}
      {open === 'import' && (
        <ImportCodes
          onDone={() => {
            setOpen(null)
            setParameters(() => ({ view: 'batches' }))
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'find' && <FindCode onClose={() => setOpen(null)} />}
    </ListPage>
  )
}
