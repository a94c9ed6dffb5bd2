import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Attempt, Claim, DecisionKind } from '../../contract/claims.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import { DecisionPanel } from './decision/DecisionPanel.tsx'
import { DecidedPanel } from './decision/DecidedPanel.tsx'
import type { EvidenceState } from './evidence-state.ts'
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
  const [chosen, setChosen] = useState<{ kind: DecisionKind; version: number } | null>(null)
  // A claim that changed is decided from the start: no half-made choice outlives its version.
  const kind = chosen?.version === claim.version ? chosen.kind : null
  const isDeciding = kind !== null
  useShortcut('h', t('keys.history'), () => setTab(tab === 'facts' ? 'history' : 'facts'), {
    isOn: !isDeciding,
  })
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
              onChange={(value) => setTab(value)}
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
          key={claim.version}
          claim={claim}
          evidence={evidence}
          kind={kind}
          isOvertaken={chosen !== null && !isDeciding}
          onKind={(next) => setChosen(next && { kind: next, version: claim.version })}
          onDecided={onDecided}
        />
      ) : (
        <DecidedPanel claim={claim} />
      )}
    </aside>
  )
}
