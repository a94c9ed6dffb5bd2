import { Alert } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { DecisionKind } from '../../contract/claim-words.ts'
import { colorOf } from '../claims/decision-colors.ts'
import { decisionNames } from '../claims/decision-names.ts'
import { ReasonPicker } from '../claims/reasons/ReasonPicker.tsx'
import { LeavableTextarea } from '../ui/LeavableTextarea.tsx'
import { SendFoot } from '../ui/SendFoot.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { useWords } from '../ui/words.ts'
import classes from './LookDesk.module.css'

/** What was entered for one look; going back and choosing another verdict loses none of it. */
interface LookDraft {
  reasons: Record<'ask_again' | 'decline', string[]>
  note: string
}

export const emptyLook: LookDraft = { reasons: { ask_again: [], decline: [] }, note: '' }

interface LookFormProps {
  kind: DecisionKind
  draft: LookDraft
  isPending: boolean
  /** What went wrong at the last try. */
  failure: string | null
  onChange(draft: LookDraft): void
  onBack(): void
  onGive(reasons: string[]): void
}

/** The chosen verdict: its reasons, and a note for the supervisor. */
export function LookForm(props: LookFormProps) {
  const { kind, draft, isPending, failure, onChange, onBack, onGive } = props
  const t = useWords('secondLook')
  const tr = useWords('review')
  const reasons = kind === 'approve' ? [] : draft.reasons[kind]
  const isReady = (kind === 'approve' || reasons.length > 0) && !isPending
  const form = useRef<HTMLFormElement>(null)
  // Takes the focus, so that Enter sends and Escape goes back.
  useEffect(() => form.current?.focus(), [])
  const give = () => {
    if (isReady) onGive(reasons)
  }
  useShortcut('Enter', t('give'), give)
  useShortcut('Escape', tr('keys.back'), onBack, { isOn: !isPending })
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={classes.form}
      aria-label={tr(`decision.${decisionNames[kind]}`)}
      onSubmit={(event) => {
        event.preventDefault()
        give()
      }}
    >
      <div className={classes.scroll}>
        {kind !== 'approve' && (
          <ReasonPicker
            kind={kind}
            chosen={reasons}
            onToggle={(id) =>
              onChange({
                ...draft,
                reasons: {
                  ...draft.reasons,
                  [kind]: reasons.includes(id)
                    ? reasons.filter((one) => one !== id)
                    : [...reasons, id],
                },
              })
            }
          />
        )}
        <LeavableTextarea
          label={t('note')}
          description={t('noteHint')}
          maxLength={1000}
          value={draft.note}
          onLeave={() => form.current?.focus()}
          onChange={(note) => onChange({ ...draft, note })}
        />
        {failure !== null && (
          <Alert color="red" variant="light" role="alert">
            {failure}
          </Alert>
        )}
      </div>
      <SendFoot
        back={tr('decision.cancel')}
        send={t(`confirm.${kind}`)}
        color={colorOf[kind]}
        isReady={isReady}
        isPending={isPending}
        onBack={onBack}
        className={classes.foot}
      />
    </form>
  )
}
