import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Claim } from '../../../contract/claims.ts'
import { reasonsQuery } from '../../claims/reasons-query.ts'
import { formatDate } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import classes from './Macros.module.css'
import type { FilledMacro } from './use-macro.ts'

interface MacroConfirmProps {
  claim: Claim
  chosen: FilledMacro
  /** The sentence in the draft that it replaces. */
  replaced: string | null
  /** Why it was not applied, or not wholly. */
  refused: string | null
  isBusy: boolean
  onBack(): void
  onApply(): void
}

/** What a macro does to this claim, and what it lacks. */
export function MacroConfirm(props: MacroConfirmProps) {
  const { claim, chosen, replaced, refused, isBusy, onBack, onApply } = props
  const { text, macro, missing, goneReasons, isTagUnused, holdUntil } = chosen
  const { decision, tag, hold } = macro
  const t = useWords('review.phrases')
  const tw = useWords('review.work')
  const { data: catalogue = [] } = useQuery(reasonsQuery)
  const labelsOf = (ids: string[]) =>
    ids.map((id) => catalogue.find((reason) => reason.id === id)?.label ?? id).join(', ')
  const lines = [
    tag !== null && t('does.tag', { tag }),
    hold && holdUntil && t('will.hold', { until: formatDate(holdUntil), because: hold.because }),
    decision &&
      t(`will.${decision.kind}`, {
        reasons: labelsOf(decision.reasons.filter((id) => !goneReasons.includes(id))),
      }),
    text !== null && t('will.say', { text }),
  ]
  const warnings = [
    replaced !== null && t('replaces', { text: replaced }),
    goneReasons.length > 0 && t('gone', { reasons: labelsOf(goneReasons) }),
    tag !== null && isTagUnused && t('tagUnused', { tag }),
    missing.length > 0 && t('missing', { what: missing.map((name) => `{${name}}`).join(', ') }),
    hold &&
      claim.hold &&
      tw('holdReplaces', { ...claim.hold, until: formatDate(claim.hold.until) }),
  ].filter((one) => typeof one === 'string')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) onApply()
      }}
    >
      <Stack gap="sm">
        <ul className={classes.what}>{lines.map((line) => line && <li key={line}>{line}</li>)}</ul>
        {warnings.map((warning) => (
          <Alert key={warning} color="yellow" variant="light" p="xs" role="status">
            {warning}
          </Alert>
        ))}
        <Text size="xs" c="dimmed">
          {t('sendsNothing')}
        </Text>
        {refused !== null && (
          <Text size="sm" c="red" role="alert">
            {refused}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={isBusy} onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit" data-autofocus autoFocus loading={isBusy}>
            {t('apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
