import { Button, Group, Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import {
  labelsRead,
  packingSlipsRead,
  pickListRead,
  shipmentExport,
} from '../../contract/dispatch-batches.ts'
import { api } from '../api/api.ts'
import { useMay } from '../api/session.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { filterOf, type DispatchSearch } from './dispatch-queries.ts'
import { saveFile } from './save-file.ts'

const ImportSheet = lazy(() => import('./ImportSheet.tsx'))
const ScanSheet = lazy(() => import('./ScanSheet.tsx'))
const GoodsSheet = lazy(() => import('./GoodsSheet.tsx'))
const CarriersSheet = lazy(() => import('./CarriersSheet.tsx'))

const files = {
  pickList: { endpoint: pickListRead, name: 'pick-list.csv' },
  export: { endpoint: shipmentExport, name: 'parcels.csv' },
  labels: { endpoint: labelsRead, name: 'labels.pdf' },
  slips: { endpoint: packingSlipsRead, name: 'packing-slips.pdf' },
} as const

const sheets = ['scan', 'goods', 'carriers'] as const

interface DispatchActionsProps {
  search: DispatchSearch
  onOpen(number: string): void
}

/** What is done with many parcels: files out and in, scanning, goods, carriers. */
export function DispatchActions({ search, onOpen }: DispatchActionsProps) {
  const t = useWords('dispatch')
  const may = useMay()
  const [open, setOpen] = useState<(typeof sheets)[number] | 'import' | null>(null)
  const close = () => setOpen(null)
  const can = {
    scan: may('shipments.dispatch'),
    goods: may('shipments.read'),
    carriers: may('carriers.keep'),
  }

  async function save(kind: keyof typeof files) {
    try {
      const { endpoint, name } = files[kind]
      saveFile(await api.call(endpoint, { query: filterOf(search) }), name)
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
        {open === 'goods' && <GoodsSheet onClose={close} />}
        {open === 'carriers' && <CarriersSheet onClose={close} />}
      </Suspense>
    </Group>
  )
}
