import { ActionIcon } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import type { QueueSearch } from '../claims/queue-search.ts'
import { lazyWithWords, loadAhead } from '../ui/lazy-with-words.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useTitleWithKey } from '../ui/shortcuts/title-with-key.ts'
import { useWords } from '../ui/words.ts'

const loadSheet = () => import('./ColumnsSheet.tsx')
const ColumnsSheet = lazyWithWords('queue', loadSheet)

/** Opens the choice of columns, which is loaded on demand. */
export function ColumnsButton({ search }: { search: QueueSearch }) {
  const t = useWords('common')
  const titled = useTitleWithKey()
  const [isOpen, setIsOpen] = useState(false)
  useShortcut('c', t('shortcuts.columns'), () => setIsOpen(true))
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('queue.chooseColumns')}
        aria-haspopup="dialog"
        title={titled(t('queue.chooseColumns'), 'c')}
        onPointerEnter={() => loadAhead(loadSheet)}
        onClick={() => setIsOpen(true)}
      >
        <IconColumns3 size={18} stroke={1.6} />
      </ActionIcon>
      <Suspense>
        {isOpen && <ColumnsSheet search={search} onClose={() => setIsOpen(false)} />}
      </Suspense>
    </>
  )
}
