import { createElement, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { Answered } from '../../contract/endpoint.ts'
import type { alertList } from '../../contract/alerts.ts'
import type { Notice } from '../../contract/live.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { noticePath } from './notice-path.ts'

/**
 * Tells in a toast, once, what comes in while the page is open. What was there before only counts
 * at the bell.
 */
export function useArrivals(
  alerts: Answered<typeof alertList> | undefined,
  notices: Notice[] | undefined,
): void {
  const t = useWords('alerts')
  const tn = useWords('common.notices')
  useNewest(alerts && (alerts.upTo ?? ''), () => void notify({ text: t('arrived'), tone: 'plain' }))
  const [newest] = notices?.filter(({ seenAt }) => seenAt === null) ?? []
  useNewest(notices && (newest?.id ?? ''), () => {
    if (!newest) return
    const { kind, by, claim, note } = newest
    void notify({
      title: tn(kind, { by: by ?? '', claim }),
      text: note ?? '',
      more: createElement(Link, { to: noticePath(newest) }, tn('open', { claim })),
      tone: 'plain',
    })
  })
}

/** @param newest sorts after all before it; `undefined` until it is known */
function useNewest(newest: string | undefined, tell: () => void): void {
  const known = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (newest === undefined) return
    const before = known.current
    known.current = before === undefined || newest > before ? newest : before
    if (before !== undefined && newest > before) tell()
  })
}
