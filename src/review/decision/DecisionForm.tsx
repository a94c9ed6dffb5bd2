import { Button, Group, Kbd, Text, Textarea } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Claim, DecisionKind } from '../../../contract/claims.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { previewQuery } from '../review-queries.ts'
import { DecisionFailed } from './DecisionFailed.tsx'
import classes from './DecisionForm.module.css'
import { DecisionPreview } from './DecisionPreview.tsx'
import { EnterKey } from '../../ui/EnterKey.tsx'
import { ReasonPicker } from './ReasonPicker.tsx'
import type { useDecide } from './use-decide.ts'

interface DecisionFormProps {
  claim: Claim
  kind: DecisionKind
  decide: ReturnType<typeof useDecide>
  onCancel(): void
}

const colors = { approve: 'teal.9', ask_again: 'yellow.5', decline: 'red.9' } as const

/** The chosen decision: its reasons, the note for colleagues, and what the member will get. */
export function DecisionForm({ claim, kind, decide, onCancel }: DecisionFormProps) {
  const t = useWords('review')
  const [reasons, setReasons] = useState<string[]>([])
  const [note, setNote] = useState('')
  const form = useRef<HTMLFormElement>(null)
  // Whatever had the focus before: from here Enter sends and Escape goes back.
  useEffect(() => form.current?.focus(), [])
  const preview = useQuery({
    ...previewQuery(claim.number, claim.version, kind, reasons),
    placeholderData: keepPreviousData,
  })
  const needsReason = kind !== 'approve' && reasons.length === 0
  const isReady = !needsReason && preview.isSuccess && !preview.isPlaceholderData
  const send = () => {
    if (isReady && !decide.isPending) decide.mutate({ kind, reasons, note })
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
        {kind !== 'approve' && <ReasonPicker kind={kind} chosen={reasons} onChange={setReasons} />}
        {needsReason ? (
          <Text size="sm" c="dimmed">
            {t('decision.chooseReason')}
          </Text>
        ) : (
          <DecisionPreview preview={preview} />
        )}
        <Textarea
          label={t('decision.note')}
          description={t('decision.noteHint')}
          size="xs"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          value={note}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            // Out of the field first: what was typed is not thrown away with one key.
            event.preventDefault()
            form.current?.focus()
          }}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <div className={classes.foot}>
        {decide.isError && (
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
