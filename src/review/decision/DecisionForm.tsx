import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import { additionAtMost } from '../../../contract/decisions.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import { decisionNames } from '../../claims/decision-names.ts'
import { ReasonPicker } from '../../claims/reasons/ReasonPicker.tsx'
import { reasonsQuery } from '../../claims/reasons-query.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { suggestedReasons } from '../checks/suggested.ts'
import type { OwnDraft } from '../draft.ts'
import { previewQuery } from '../review-queries.ts'
import { AddedText } from './AddedText.tsx'
import classes from './DecisionForm.module.css'
import { DecisionFoot } from './DecisionFoot.tsx'
import { DecisionPreview } from './DecisionPreview.tsx'
import { OverrideField } from './OverrideField.tsx'
import type { useDecide } from './use-decide.ts'
import { useIsRead } from './use-is-read.ts'
import { useWhySuggested } from './why-suggested.ts'

interface DecisionFormProps {
  claim: Claim
  kind: DecisionKind
  draft: OwnDraft
  decide: ReturnType<typeof useDecide>
  /** Why deciding is not possible now. */
  whyNot: string | null
  /** Opened with Enter, so that a second press may be a slip. */
  isByEnter: boolean
  /** Opens all phrases, where they are saved and changed. */
  onManage(): void
  onCancel(): void
}

const noReasons: string[] = []

/**
 * The selected decision: reasons, then the mail, then what may be added to it. Only reasons and a
 * whole mail scroll; what Enter sends stays in sight.
 */
export function DecisionForm(props: DecisionFormProps) {
  const { claim, kind, draft, decide, whyNot, isByEnter, onManage, onCancel } = props
  const t = useWords('review')
  const reasons = kind === 'approve' ? noReasons : draft.reasons[kind]
  const [addition] = useDebouncedValue(draft.addition.trim(), 400)
  const { data: catalogue = [] } = useQuery(reasonsQuery)
  const why = useWhySuggested(claim)
  const failing = claim.checks.filter(({ outcome }) => outcome === 'fails')
  const form = useRef<HTMLFormElement>(null)
  const takeFocus = () => form.current?.focus()
  // Takes the focus, so that Enter sends and Escape goes back.
  useEffect(() => form.current?.focus(), [])
  const preview = useQuery({
    ...previewQuery(
      claim.number,
      claim.version,
      kind,
      reasons,
      kind === 'ask_again' && addition !== '' ? addition : null,
    ),
    placeholderData: keepPreviousData,
  })
  const needsReason = kind !== 'approve' && reasons.length === 0
  const needsOverride =
    kind === 'approve' && failing.length > 0 && draft.overrideReason.trim() === ''
  const isSaid = kind !== 'ask_again' || addition === draft.addition.trim()
  const isReady =
    whyNot === null &&
    !needsReason &&
    !needsOverride &&
    isSaid &&
    preview.isSuccess &&
    preview.data.unfilled.length === 0 &&
    !preview.isPlaceholderData
  const isRead = useIsRead(isReady)
  const send = () => {
    if (isReady && !decide.isPending) decide.decide({ kind, seal: preview.data.seal })
  }
  useShortcut(
    'Enter',
    t('keys.confirm'),
    () => {
      if (isRead || !isByEnter) send()
    },
    { scope: 'decide' },
  )
  useShortcut('Escape', t('keys.back'), onCancel, { isOn: !decide.isPending, scope: 'decide' })

  return (
    <form
      ref={form}
      tabIndex={-1}
      className={classes.form}
      aria-label={t(`decision.${decisionNames[kind]}`)}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {kind !== 'approve' && (
        <div className={classes.reasons}>
          <ReasonPicker
            kind={kind}
            chosen={reasons}
            suggested={suggestedReasons(kind, claim, draft.marks, catalogue).map(
              ({ reason, because }) => ({ reason, why: why(because) }),
            )}
            onToggle={(id) => draft.toggleReason(kind, id)}
          />
        </div>
      )}
      {kind === 'approve' && failing.length > 0 && (
        <div className={classes.part}>
          <OverrideField failing={failing} draft={draft} onLeave={takeFocus} />
        </div>
      )}
      <div className={classes.mail} data-alone={kind === 'approve' || undefined}>
        {needsReason ? (
          <Text size="sm" c="dimmed">
            {t('decision.chooseReason')}
          </Text>
        ) : (
          <DecisionPreview preview={preview} />
        )}
      </div>
      <div className={classes.added}>
        {kind === 'ask_again' && (
          <AddedText
            keys="s"
            add={t('decision.addSentence')}
            label={t('decision.addition')}
            description={t('decision.additionHint')}
            maxLength={additionAtMost}
            value={draft.addition}
            onLeave={takeFocus}
            onChange={(text) => draft.change({ addition: text })}
            phrases={{ claim, onManage }}
          />
        )}
        <AddedText
          keys="n"
          add={t('decision.addNote')}
          label={t('decision.note')}
          description={t('decision.noteHint')}
          maxLength={1000}
          value={draft.note}
          onLeave={takeFocus}
          onChange={(text) => draft.change({ note: text })}
        />
      </div>
      <DecisionFoot
        claim={claim}
        kind={kind}
        decide={decide}
        whyNot={whyNot}
        isReady={isReady}
        onCancel={onCancel}
        onSend={send}
      />
    </form>
  )
}
