import { Button, Group, Kbd, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import type { DecisionKind } from '../../../contract/claim-words.ts'
import { ReasonPicker } from '../../claims/reasons/ReasonPicker.tsx'
import { reasonsQuery } from '../../claims/reasons-query.ts'
import { LeavableTextarea } from '../../ui/LeavableTextarea.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { suggestedReasons } from '../checks/suggested.ts'
import type { OwnDraft } from '../draft.ts'
import { previewQuery } from '../review-queries.ts'
import { DecisionFailed } from './DecisionFailed.tsx'
import classes from './DecisionForm.module.css'
import { DecisionPreview } from './DecisionPreview.tsx'
import { OverrideField } from './OverrideField.tsx'
import { EnterKey } from '../../ui/EnterKey.tsx'
import type { useDecide } from './use-decide.ts'

interface DecisionFormProps {
  claim: Claim
  kind: DecisionKind
  draft: OwnDraft
  decide: ReturnType<typeof useDecide>
  /** Why deciding is not possible now. */
  whyNot: string | null
  onCancel(): void
}

const noReasons: string[] = []

const colors = { approve: 'teal.9', ask_again: 'yellow.5', decline: 'red.9' } as const

/** The selected decision: reasons, note for colleagues, and the preview for the member. */
export function DecisionForm(props: DecisionFormProps) {
  const { claim, kind, draft, decide, whyNot, onCancel } = props
  const t = useWords('review')
  const reasons = kind === 'approve' ? noReasons : draft.reasons[kind]
  const { data: catalogue = [] } = useQuery(reasonsQuery)
  const [addition] = useDebouncedValue(draft.addition.trim(), 400)
  const failing = claim.checks.filter(({ outcome }) => outcome === 'fails')
  const form = useRef<HTMLFormElement>(null)
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
    !preview.isPlaceholderData
  const send = () => {
    if (isReady && !decide.isPending) decide.decide({ kind, seal: preview.data.seal })
  }
  useShortcut('Enter', t('keys.confirm'), send)
  useShortcut('Escape', t('keys.back'), onCancel, { isOn: !decide.isPending })

  return (
    <form
      ref={form}
      tabIndex={-1}
      className={classes.form}
      aria-label={t(`decision.${labelOf(kind)}`)}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className={classes.scroll}>
        {kind !== 'approve' && (
          <ReasonPicker
            kind={kind}
            chosen={reasons}
            suggested={
              new Set(
                suggestedReasons(kind, claim, draft.marks, catalogue).map(({ reason }) => reason),
              )
            }
            onToggle={(id) => draft.toggleReason(kind, id)}
          />
        )}
        {kind === 'approve' && failing.length > 0 && (
          <OverrideField failing={failing} draft={draft} onLeave={() => form.current?.focus()} />
        )}
        {kind === 'ask_again' && (
          <LeavableTextarea
            label={t('decision.addition')}
            description={t('decision.additionHint')}
            maxLength={500}
            value={draft.addition}
            onLeave={() => form.current?.focus()}
            onChange={(text) => draft.change({ addition: text })}
          />
        )}
        {needsReason ? (
          <Text size="sm" c="dimmed">
            {t('decision.chooseReason')}
          </Text>
        ) : (
          <DecisionPreview preview={preview} />
        )}
        <LeavableTextarea
          label={t('decision.note')}
          description={t('decision.noteHint')}
          maxLength={1000}
          value={draft.note}
          onLeave={() => form.current?.focus()}
          onChange={(text) => draft.change({ note: text })}
        />
      </div>
      <div className={classes.foot}>
        {whyNot && (
          <Text size="xs" c="dimmed" mb={6} role="status">
            {whyNot}
          </Text>
        )}
        {decide.isChecking && (
          <Text size="xs" mb={6} role="status">
            {t('decision.checking')}
          </Text>
        )}
        {decide.error && (
          <DecisionFailed error={decide.error} number={claim.number} onRetry={send} />
        )}
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            disabled={decide.isPending}
            onClick={onCancel}
            rightSection={<Kbd size="xs">Esc</Kbd>}
          >
            {t('decision.cancel')}
          </Button>
          <Button
            type="submit"
            flex={1}
            color={colors[kind]}
            disabled={!isReady}
            loading={decide.isPending}
            rightSection={<EnterKey />}
          >
            {t(`decision.confirm.${kind}`)}
          </Button>
        </Group>
      </div>
    </form>
  )
}

const labelOf = (kind: DecisionKind) => (kind === 'ask_again' ? 'askAgain' : kind)
