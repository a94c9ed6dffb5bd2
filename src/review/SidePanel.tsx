import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Attempt, Claim } from '../../contract/claims.ts'
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
import { linksQuery } from './review-queries.ts'
import classes from './SidePanel.module.css'

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

type Tab = 'facts' | 'linked' | 'history'

const tabs: Tab[] = ['facts', 'linked', 'history']
const tabKeys = { facts: null, linked: 'u', history: 'h' } as const

/** The claim's facts and history, with the decision below. */
export function SidePanel(props: SidePanelProps) {
  const { news, claim, attempt, draft, marking, shown, onDecided } = props
  const t = useWords('review')
  const [tab, setTab] = useState<Tab>('facts')
  const isDeciding = kindOf(draft, claim) !== null
  const { data: links } = useQuery(linksQuery(claim))
  const toggle = (wanted: Tab) => setTab((now) => (now === wanted ? 'facts' : wanted))
  const look = { isOn: !isDeciding, scope: 'pictures' } as const
  useShortcut(tabKeys.history, t('keys.history'), () => toggle('history'), look)
  useShortcut(tabKeys.linked, t('keys.linked'), () => toggle('linked'), look)
  const isOpen = claim.state === 'waiting'

  const labelOf = (value: Tab) => {
    const keys = tabKeys[value]
    const count = value === 'linked' && links && links.length > 0 ? ` ${links.length}` : ''
    return (
      <span className={classes.tab}>
        {t(`${value}.tab`) + count}
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
              onChange={(value) => setTab(value)}
            />
          </div>
          <div className={classes.scroll} tabIndex={-1}>
            {claim.state === 'approved' && <PrizeCard number={claim.number} />}
            {tab === 'facts' && <FactsList claim={claim} attempt={attempt} marking={marking} />}
            {tab === 'linked' && <LinkedClaims claim={claim} />}
            {tab === 'history' && <HistoryList claim={claim} />}
          </div>
        </>
      )}
      {isOpen ? (
        <>
          <Macros claim={claim} draft={draft} onHeld={onDecided} />
          <DecisionPanel
            key={claim.version}
            claim={claim}
            attempt={attempt}
            shown={shown}
            draft={draft}
            onDecided={onDecided}
          />
        </>
      ) : (
        <DecidedPanel claim={claim} />
      )}
    </aside>
  )
}
