import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Attempt, Claim } from '../../contract/claims.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { DecisionPanel } from './decision/DecisionPanel.tsx'
import { DecidedPanel } from './decision/DecidedPanel.tsx'
import type { EvidenceState } from './EvidencePane.tsx'
import { FactsList } from './FactsList.tsx'
import { HistoryList } from './HistoryList.tsx'
import { PrizeCard } from './PrizeCard.tsx'
import classes from './SidePanel.module.css'

interface SidePanelProps {
  claim: Claim
  attempt: Attempt
  evidence: EvidenceState
  onDecided(): void
}

type Tab = 'facts' | 'history'

/** What is stated of the claim, what happened to it, and the decision below. */
export function SidePanel({ claim, attempt, evidence, onDecided }: SidePanelProps) {
  const t = useWords('review')
  const [tab, setTab] = useState<Tab>('facts')
  const [isDeciding, setIsDeciding] = useState(false)
  useShortcut('h', t('keys.history'), () => setTab(tab === 'facts' ? 'history' : 'facts'))
  const isOpen = claim.state === 'waiting'

  return (
    <aside className={classes.panel}>
      {!isDeciding && (
        <>
          <div className={classes.tabs}>
            <SegmentedControl
              size="xs"
              fullWidth
              value={tab}
              data={[
                { value: 'facts', label: t('facts.tab') },
                { value: 'history', label: t('history.tab') },
              ]}
              onChange={(value) => setTab(value as Tab)}
            />
          </div>
          <div className={classes.scroll} tabIndex={-1}>
            {claim.state === 'approved' && <PrizeCard number={claim.number} />}
            {tab === 'facts' ? (
              <FactsList claim={claim} attempt={attempt} />
            ) : (
              <HistoryList claim={claim} />
            )}
          </div>
        </>
      )}
      {isOpen ? (
        <DecisionPanel
          // A claim that changed is decided from the start: no half-made choice outlives its version.
          key={claim.version}
          claim={claim}
          evidence={evidence}
          isDeciding={isDeciding}
          onDeciding={setIsDeciding}
          onDecided={onDecided}
        />
      ) : (
        <DecidedPanel claim={claim} />
      )}
    </aside>
  )
}
