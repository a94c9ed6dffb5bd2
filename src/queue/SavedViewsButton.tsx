import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import type { SavedView } from '../../contract/views.ts'
import { useMay } from '../api/session.ts'
import { parseQueueSearch, queueSearchParams } from '../claims/queue-search.ts'
import { viewsQuery } from '../claims/views-query.ts'
import { useAddress } from '../ui/address.ts'
import { useIsIdle } from '../ui/idle.ts'
import { lazyWithWords, loadAhead } from '../ui/lazy-with-words.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { SavedViewsFace } from './SavedViewsFace.tsx'

const loadMenu = () => import('./SavedViewsMenu.tsx')
const SavedViewsMenu = lazyWithWords('queue', loadMenu)
const SavedViewsSheet = lazyWithWords('queue', () => import('./SavedViewsSheet.tsx'))

/** A query in normal form, so that equal queries compare as equal. */
const canonical = (query: string) => queueSearchParams(parseQueueSearch(query)).toString()

/** Opens the saved views; labelled with the current one. The menu is loaded on demand. */
export function SavedViewsButton() {
  const t = useWords('common.shortcuts')
  const canSave = useMay()('claims.decide')
  const isIdle = useIsIdle()
  const views = useQuery({ ...viewsQuery, enabled: isIdle })
  const [parameters, setParameters] = useAddress()
  const [isOpen, setIsOpen] = useState(false)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  const shown = canonical(parameters.toString())
  const current = views.data?.find(({ query }) => canonical(query) === shown) ?? null
  useShortcut('v', t('savedViews'), () => setIsOpen(true))
  useShortcut('s', t('saveView'), () => setIsSheetOpen(true), { isOn: canSave })

  const show = ({ query }: SavedView) => {
    setIsSheetOpen(false)
    setParameters(() => new URLSearchParams(canonical(query)))
  }
  const face = (
    <SavedViewsFace
      current={current}
      onPointerEnter={() => loadAhead(loadMenu)}
      onClick={() => setIsOpen(true)}
    />
  )
  return (
    <>
      {isOpen ? (
        <Suspense fallback={face}>
          <SavedViewsMenu
            views={views}
            current={current}
            canSave={canSave}
            onShow={show}
            onManage={() => setIsSheetOpen(true)}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      ) : (
        face
      )}
      <Suspense>
        {isSheetOpen && (
          <SavedViewsSheet
            views={views.data ?? []}
            shown={shown}
            current={current}
            onShow={show}
            onClose={() => setIsSheetOpen(false)}
          />
        )}
      </Suspense>
    </>
  )
}
