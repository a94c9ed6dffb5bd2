import { Button, Text } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Claim } from '../../../contract/claims.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import { notify } from '../../ui/notify.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useIsOnline } from '../../ui/use-is-online.ts'
import { useWords } from '../../ui/words.ts'
import { kindOf, type OwnDraft } from '../draft.ts'
import type { EvidenceState } from '../../claims/evidence-state.ts'
import { reasonsQuery } from '../../claims/reasons-query.ts'
import { DecisionForm } from './DecisionForm.tsx'
import classes from './DecisionPanel.module.css'
import { useDecide } from './use-decide.ts'

interface DecisionPanelProps {
  claim: Claim
  evidence: EvidenceState
  draft: OwnDraft
  onDecided(): void
}

const actions = [
  { kind: 'approve', action: 'approve', words: 'approve', keys: 'a', Icon: IconCheck },
  { kind: 'ask_again', action: 'askAgain', words: 'askAgain', keys: 'r', Icon: IconArrowBackUp },
  { kind: 'decline', action: 'decline', words: 'decline', keys: 'd', Icon: IconX },
] as const

/** The three decisions. Selecting one shows a preview, and only then can it be sent. */
export function DecisionPanel(props: DecisionPanelProps) {
  const { claim, evidence, draft, onDecided } = props
  const kind = kindOf(draft, claim)
  const isOvertaken = draft.kind !== null && kind === null
  const onKind = (chosen: DecisionKind | null) =>
    draft.change({ kind: chosen, version: claim.version })
  const t = useWords('review.decision')
  const tChanged = useWords('review.changed')
  const tc = useWords('common.app')
  const whyNot = useWhyNot(claim, evidence)
  // The next key selects a reason, so the catalogue has to be loaded first.
  const reasons = useQuery(reasonsQuery)
  const decide = useDecide(claim, draft, {
    onDone: ({ number, undoUntil }, chosen) => {
      if (undoUntil !== null) return
      void notify({ text: t(`done.${chosen}`, { number }), tone: 'good' })
    },
    onDecided,
  })
  const choose = (chosen: DecisionKind) => {
    decide.reset()
    onKind(chosen)
  }

  if (kind) {
    return (
      <DecisionForm
        key={kind}
        claim={claim}
        kind={kind}
        decide={decide}
        draft={draft}
        whyNot={whyNot.general}
        onCancel={() => onKind(null)}
      />
    )
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
      <div className={classes.buttons}>
        {actions.map((action) => (
          <ActionButton
            key={action.kind}
            {...action}
            isOff={
              whyNot.general !== null ||
              !claim.abilities[action.action].isAllowed ||
              (action.kind !== 'approve' && !reasons.data)
            }
            onChoose={() => choose(action.kind)}
          />
        ))}
      </div>
      {whyNot.approve && (
        <Text size="xs" className={classes.why ?? ''}>
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

interface ActionButtonProps {
  words: 'approve' | 'askAgain' | 'decline'
  keys: string
  Icon: typeof IconCheck
  isOff: boolean
  onChoose(): void
}

function ActionButton({ words, keys, Icon, isOff, onChoose }: ActionButtonProps) {
  const t = useWords('review')
  useShortcut(keys, t(`keys.${words}`), onChoose, { isOn: !isOff })
  return (
    <Button
      variant={words === 'approve' ? 'filled' : 'default'}
      color="teal.9"
      leftSection={<Icon size={15} stroke={2} className={classes[words] ?? ''} />}
      disabled={isOff}
      onClick={onChoose}
      rightSection={<ShortcutKey keys={keys} />}
      px={6}
    >
      {t(`decision.${words}`)}
    </Button>
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
