import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import { notify } from '../../ui/notify.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useIsOnline } from '../../ui/use-is-online.ts'
import { useWords } from '../../ui/words.ts'
import { suggestedDecision, suggestedReasons } from '../checks/suggested.ts'
import { kindOf, type OwnDraft } from '../draft.ts'
import { decisionNames } from '../../claims/decision-names.ts'
import { DecisionButtons } from '../../claims/DecisionButtons.tsx'
import type { EvidenceState } from '../../claims/evidence-state.ts'
import { useNewestEvidence, type ShownPictures } from '../evidence/shown-pictures.ts'
import { reasonsQuery } from '../../claims/reasons-query.ts'
import { DecisionForm } from './DecisionForm.tsx'
import { DecisionPreview } from './DecisionPreview.tsx'
import classes from './DecisionPanel.module.css'
import { useDecide } from './use-decide.ts'
import { useLane } from './use-lane.ts'

interface DecisionPanelProps {
  claim: Claim
  /** The one that is looked at; the latest is decided. */
  attempt: Attempt
  shown: ShownPictures
  draft: OwnDraft
  onManage(): void
  onDecided(): void
}

/**
 * The three decisions; the one that the evidence leads to is filled. Selecting one shows a preview,
 * and only then can it be sent.
 */
export function DecisionPanel(props: DecisionPanelProps) {
  const { claim, attempt, shown, draft, onManage, onDecided } = props
  const evidence = useNewestEvidence(claim, attempt, shown)
  const kind = kindOf(draft, claim)
  const isOvertaken = draft.kind !== null && kind === null
  const t = useWords('review.decision')
  const tKeys = useWords('review.keys')
  const tChanged = useWords('review.changed')
  const tc = useWords('common.app')
  const whyNot = useWhyNot(claim, evidence)
  // A form that was not opened here counts so too: Enter may have chosen its macro.
  const [isByEnter, setIsByEnter] = useState(true)
  // The next key selects a reason, so the catalogue has to be loaded first.
  const reasons = useQuery(reasonsQuery)
  const catalogue = reasons.data ?? []
  const decide = useDecide(claim, draft, {
    onDone: ({ number, undoUntil }, chosen) => {
      if (undoUntil !== null) return
      void notify({ text: t(`done.${chosen}`, { number }), tone: 'good' })
    },
    onDecided,
  })
  const suggestedFor = (chosen: DecisionKind) =>
    suggestedReasons(chosen, claim, draft.marks, catalogue)[0]?.reason
  const best = suggestedDecision(claim, draft.marks, catalogue)
  const lane = useLane(claim, draft, decide, {
    isFitting: best === 'approve',
    isOn: whyNot.general === null,
  })
  const choose = (chosen: DecisionKind, isEnter: boolean) => {
    // Enter opens the form there too: on an untouched page it never sends.
    if (lane && chosen === 'approve' && !isEnter) return lane.approve()
    decide.reset()
    setIsByEnter(isEnter)
    draft.open(chosen, suggestedFor(chosen))
  }
  const isOff = (one: DecisionKind) =>
    whyNot.general !== null ||
    !claim.abilities[decisionNames[one]].isAllowed ||
    (one !== 'approve' && !reasons.data) ||
    // The mail has to be in sight first.
    (one === 'approve' && lane?.preview.isPending === true)
  const fitting = best !== null && !isOff(best) ? best : null
  useShortcut('Enter', tKeys('fitting'), () => fitting && choose(fitting, true), {
    isOn: fitting !== null && kind === null,
    scope: 'decide',
  })

  if (kind) {
    return (
      <DecisionForm
        key={kind}
        claim={claim}
        kind={kind}
        decide={decide}
        draft={draft}
        whyNot={whyNot.general}
        isByEnter={isByEnter}
        onManage={onManage}
        onCancel={() => {
          setIsByEnter(true)
          draft.change({ kind: null, version: claim.version })
        }}
      />
    )
  }
  const labelOf = (one: DecisionKind) => {
    const isDoubtful = claim.checks.some(({ outcome }) => outcome === 'fails')
    if (one === 'approve' && lane) return t('approveNow')
    if (one === 'approve') return t(isDoubtful ? 'approveAnyway' : 'approve')
    const name = t(decisionNames[one])
    const suggested = catalogue.find(({ id }) => id === suggestedFor(one))
    return one === fitting && suggested
      ? t('fitting', { decision: name, reason: suggested.label })
      : name
  }
  return (
    <section className={classes.panel} aria-label={t('title')}>
      {isOvertaken && (
        <Text size="xs" className={classes.why ?? ''} role="alert">
          {tChanged('title')}
        </Text>
      )}
      {whyNot.general && (
        <Text size="xs" className={classes.why ?? ''} role="status">
          {whyNot.general}
        </Text>
      )}
      {lane && (
        <div className={classes.lane} data-lane={lane.isReady ? 'ready' : 'waiting'}>
          <DecisionPreview preview={lane.preview} isBrief />
        </div>
      )}
      <DecisionButtons
        fitting={fitting}
        isOneKey={lane !== null}
        labelOf={labelOf}
        isOff={isOff}
        onChoose={choose}
      />
      {whyNot.approve && (
        <Text size="xs" className={classes.whyNot ?? ''}>
          {whyNot.approve}
        </Text>
      )}
      {whyNot.general === null && reasons.isError && !reasons.data && (
        <div className={classes.failed} role="alert">
          <Text size="xs">{t('reasonsFailed')}</Text>
          <Button size="compact-xs" variant="default" onClick={() => void reasons.refetch()}>
            {tc('retry')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Why deciding, or approving, is not possible now. A disabled shortcut always says why. */
function useWhyNot(claim: Claim, evidence: EvidenceState) {
  const t = useWords('review.decision.whyNot')
  const isOnline = useIsOnline()
  const { askAgain, approve } = claim.abilities
  const name = claim.lease?.holder.name ?? ''
  const reasonOf = (why: string | null) => {
    if (why === 'claim_taken') return t('claim_taken', { name })
    if (why === 'claim_not_open' || why === 'not_permitted' || why === 'no_prize_fits')
      return t(why)
    return null
  }
  if (!askAgain.isAllowed) return { general: reasonOf(askAgain.why), approve: null }
  if (!isOnline) return { general: t('offline'), approve: null }
  if (evidence === 'failed') return { general: t('picturesFailed'), approve: null }
  if (evidence === 'unseen') return { general: t('unseen'), approve: null }
  if (evidence === 'loading') return { general: t('pictures'), approve: null }
  return { general: null, approve: approve.isAllowed ? null : reasonOf(approve.why) }
}
