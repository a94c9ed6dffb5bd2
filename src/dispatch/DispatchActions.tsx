import { Button, Group, Menu } from '@mantine/core'
import { Suspense, useState } from 'react'
import {
  labelsRead,
  packingSlipsRead,
  pickListRead,
  shipmentExport,
  unprintableList,
  type UnprintableParcel,
} from '../../contract/dispatch-batches.ts'
import { api } from '../api/api.ts'
import { useMay } from '../api/session.ts'
import { lazyWithWords } from '../ui/lazy-with-words.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { filterOf, type DispatchSearch } from './dispatch-queries.ts'
import { saveFile } from './save-file.ts'

const ImportSheet = lazyWithWords('dispatch', () => import('./ImportSheet.tsx'))
const ScanSheet = lazyWithWords('dispatch', () => import('./ScanSheet.tsx'))
const GoodsSheet = lazyWithWords('dispatch', () => import('./GoodsSheet.tsx'))
const UnprintableSheet = lazyWithWords('dispatch', () => import('./UnprintableSheet.tsx'))
const CarriersSheet = lazyWithWords('dispatch', () => import('./CarriersSheet.tsx'))

const files = {
  pickList: { endpoint: pickListRead, name: 'pick-list.csv' },
  export: { endpoint: shipmentExport, name: 'parcels.csv' },
  labels: { endpoint: labelsRead, name: 'labels.pdf' },
  slips: { endpoint: packingSlipsRead, name: 'packing-slips.pdf' },
} as const

const sheets = ['scan', 'goods', 'carriers'] as const

type Kind = keyof typeof files

/** Requested labels or slips, and the characters they could not show. */
interface Asked {
  kind: Kind
  parcels: UnprintableParcel[]
}

interface DispatchActionsProps {
  search: DispatchSearch
  onOpen(number: string): void
}

/** Actions on many parcels: exports and imports, scanning, stock, carriers. */
export function DispatchActions({ search, onOpen }: DispatchActionsProps) {
  const t = useWords('dispatch')
  const may = useMay()
  const [open, setOpen] = useState<(typeof sheets)[number] | 'import' | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setOpen(null)
  const can = {
    scan: may('shipments.dispatch'),
    goods: may('shipments.read'),
    carriers: may('carriers.keep'),
  }

  async function save(kind: Kind, isAsked = false) {
    setAsked(null)
    const query = filterOf(search)
    try {
      if (!isAsked && (kind === 'labels' || kind === 'slips')) {
        const { items } = await api.call(unprintableList, { query })
        if (items.length > 0) {
          setAsked({ kind, parcels: items })
          return
        }
      }
      const { endpoint, name } = files[kind]
      saveFile(await api.call(endpoint, { query }), name)
    } catch {
      void notify({ text: t('batch.failed'), tone: 'bad' })
    }
  }

  return (
    <Group gap="xs" wrap="nowrap">
      {sheets
        .filter((sheet) => can[sheet])
        .map((sheet) => (
          <Button key={sheet} size="compact-md" variant="default" onClick={() => setOpen(sheet)}>
            {t(`${sheet}.open`)}
          </Button>
        ))}
      {may('shipments.dispatch') && (
        <Menu position="bottom-end" width={320}>
          <Menu.Target>
            <Button size="compact-md">{t('batch.open')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('batch.scope')}</Menu.Label>
            {(['pickList', 'export', 'labels', 'slips'] as const).map((kind) => (
              <Menu.Item key={kind} onClick={() => void save(kind)}>
                {t(`batch.${kind}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => setOpen('import')}>{t('batch.import')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Suspense>
        {open === 'import' && <ImportSheet onClose={close} />}
        {open === 'scan' && (
          <ScanSheet
            onClose={close}
            onOpen={(number) => {
              close()
              onOpen(number)
            }}
          />
        )}
        {asked && (
          <UnprintableSheet
            parcels={asked.parcels}
            onClose={() => setAsked(null)}
            onPrint={() => void save(asked.kind, true)}
            onOpen={(number) => {
              setAsked(null)
              onOpen(number)
            }}
          />
        )}
        {open === 'goods' && <GoodsSheet onClose={close} />}
        {open === 'carriers' && <CarriersSheet onClose={close} />}
      </Suspense>
    </Group>
  )
}
