import { SegmentedControl, Skeleton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactNode } from 'react'
import type { Attempt, Claim } from '../../contract/claims.ts'
import { lazyWithWords } from '../ui/lazy-with-words.ts'
import { ShortcutKey } from '../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import type { Marking } from './checks/use-marking.ts'
import { DecisionPanel } from './decision/DecisionPanel.tsx'
import { DecidedPanel } from './decision/DecidedPanel.tsx'
import { Macros } from './decision/Macros.tsx'
import { kindOf, type OwnDraft } from './draft.ts'
import type { ShownPictures } from './evidence/shown-pictures.ts'
import { FactsList } from './facts/FactsList.tsx'
import { HistoryList } from './facts/HistoryList.tsx'
import { LinkedClaims } from './facts/LinkedClaims.tsx'
import { PrizeCard } from './facts/PrizeCard.tsx'
import { linksQuery, notesQuery } from './review-queries.ts'
import classes from './SidePanel.module.css'
import { useReviewSearch } from './use-review-search.ts'

const PhrasesSheet = lazyWithWords('review', () => import('../claims/phrases/PhrasesSheet.tsx'))
const NotesPanel = lazyWithWords('review', () => import('./notes/NotesPanel.tsx'))

interface SidePanelProps {
  /** Changes by others, shown above everything else. */
  news: ReactNode
  claim: Claim
  attempt: Attempt
  draft: OwnDraft
  marking: Marking | null
  shown: ShownPictures
  onDecided(): void
}

type Tab = 'facts' | 'linked' | 'notes' | 'history'

const tabs: Tab[] = ['facts', 'linked', 'notes', 'history']
const tabKeys = { facts: null, linked: 'u', notes: null, history: 'h' } as const
const noteKey = 'Alt+n'

/** The claim's facts and history, with the decision below. */
export function SidePanel(props: SidePanelProps) {
  const { news, claim, attempt, draft, marking, shown, onDecided } = props
  const t = useWords('review')
  const [tab, setTab] = useTab()
  const [asked, setAsked] = useState(0)
  const [managing, setManaging] = useState<'sentences' | 'macros' | null>(null)
  const isDeciding = kindOf(draft, claim) !== null
  const { data: links } = useQuery(linksQuery(claim))
  const { data: notes } = useInfiniteQuery(notesQuery(claim.number))
  const counts = { linked: links?.length, notes: notes?.pages[0]?.count }
  const toggle = (wanted: Tab) => setTab(tab === wanted ? 'facts' : wanted)
  const look = { isOn: !isDeciding, scope: 'pictures' } as const
  useShortcut(tabKeys.history, t('keys.history'), () => toggle('history'), look)
  useShortcut(tabKeys.linked, t('keys.linked'), () => toggle('linked'), look)
  const write = () => {
    setTab('notes')
    setAsked(asked + 1)
  }
  const canWrite = claim.abilities.note.isAllowed
  useShortcut(noteKey, t('keys.note'), write, { isOn: !isDeciding && canWrite })
  const isOpen = claim.state === 'waiting'

  const labelOf = (value: Tab) => {
    const keys = tabKeys[value]
    const count = value === 'linked' || value === 'notes' ? counts[value] : 0
    return (
      <span className={classes.tab}>
        {t(`${value}.tab`) + (count ? ` ${count}` : '')}
        {keys && (
          <span aria-hidden>
            <ShortcutKey keys={keys} />
          </span>
        )}
      </span>
    )
  }

  return (
    <aside className={classes.panel}>
      {news}
      {!isDeciding && (
        <>
          <div className={classes.tabs}>
            <SegmentedControl
              size="xs"
              fullWidth
              value={tab}
              data={tabs.map((value) => ({ value, label: labelOf(value) }))}
              onChange={(value) => {
                setAsked(0)
                setTab(value)
              }}
            />
          </div>
          <div className={classes.scroll} tabIndex={-1}>
            {claim.state === 'approved' && <PrizeCard number={claim.number} />}
            {tab === 'facts' && <FactsList claim={claim} attempt={attempt} marking={marking} />}
            {tab === 'linked' && <LinkedClaims claim={claim} />}
            {tab === 'notes' && (
              <Suspense fallback={<Skeleton height={120} />}>
                <NotesPanel claim={claim} attempt={attempt} asked={asked} />
              </Suspense>
            )}
            {tab === 'history' && <HistoryList claim={claim} />}
          </div>
        </>
      )}
      {isOpen ? (
        <>
          <Macros
            claim={claim}
            draft={draft}
            onManage={() => setManaging('macros')}
            onHeld={onDecided}
          />
          <DecisionPanel
            key={claim.version}
            claim={claim}
            attempt={attempt}
            shown={shown}
            draft={draft}
            onManage={() => setManaging('sentences')}
            onDecided={onDecided}
          />
        </>
      ) : (
        <DecidedPanel claim={claim} />
      )}
      {/* A change of the claim leaves what is being written there. */}
      <Suspense>
        {managing && (
          <PhrasesSheet
            typed={managing === 'sentences' ? draft.addition : ''}
            language={claim.promotion.language}
            onClose={() => setManaging(null)}
          />
        )}
      </Suspense>
    </aside>
  )
}

/** The tab: notes for whom a notice of a note led here, also when the claim was open already. */
function useTab(): [Tab, (tab: Tab) => void] {
  const [{ note }, change] = useReviewSearch()
  const [{ tab, led }, setTab] = useState<{ tab: Tab; led: string | null }>({
    tab: note ? 'notes' : 'facts',
    led: note,
  })
  if (note !== led) setTab({ tab: note ? 'notes' : tab, led: note })
  return [
    tab,
    (wanted) => {
      setTab({ tab: wanted, led: note })
      // So that the same notice leads here again.
      if (wanted !== 'notes') change({ note: null })
    },
  ]
}
