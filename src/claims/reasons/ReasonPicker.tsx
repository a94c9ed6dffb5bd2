import { Checkbox, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FixPlace, Reason } from '../../../contract/reasons.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { reasonsQuery } from '../reasons-query.ts'
import classes from './ReasonPicker.module.css'

/** A reason that what was seen so far speaks for, and why. */
interface SuggestedChoice {
  reason: string
  why: string
}

interface ReasonPickerProps {
  kind: 'ask_again' | 'decline'
  /** IDs in the order in which they were selected, which is their order in the mail. */
  chosen: string[]
  /** The best first. */
  suggested?: SuggestedChoice[]
  onToggle(id: string): void
}

const nothing: SuggestedChoice[] = []

/**
 * The reasons: first those that the evidence suggests, each with why, then the others by where the
 * member can fix them. A reason has the same key wherever it is listed.
 */
export function ReasonPicker(props: ReasonPickerProps) {
  const { kind, chosen, suggested = nothing, onToggle } = props
  const t = useWords('review.decision')
  const { data: catalogue = [] } = useQuery(reasonsQuery)
  const offered = catalogue.filter(({ fix }) => (fix === 'final') === (kind === 'decline'))
  const first = suggested.flatMap(({ reason: wanted, why }) => {
    const reason = offered.find(({ id }) => id === wanted)
    return reason ? [{ reason, why }] : []
  })
  const others = offered.filter(({ id }) => first.every(({ reason }) => reason.id !== id))
  const places: FixPlace[] = kind === 'decline' ? ['final'] : ['my_products', 'redeem_again']
  const choiceOf = (reason: Reason, because?: string) => (
    <ReasonChoice
      key={reason.id}
      reason={reason}
      because={because}
      keyName={keyNames[offered.indexOf(reason)]}
      isChosen={chosen.includes(reason.id)}
      onToggle={() => onToggle(reason.id)}
    />
  )

  return (
    <fieldset className={classes.reasons}>
      <Text component="legend" size="sm" fw={600}>
        {t(kind === 'decline' ? 'reasonsDecline' : 'reasonsAsk')}
      </Text>
      {first.length > 0 && (
        <div className={classes.place} role="group" aria-label={t('suggested')}>
          <Text size="xs" c="dimmed">
            {t('suggested')}
          </Text>
          {first.map((one) => choiceOf(one.reason, one.why))}
        </div>
      )}
      {places.map((place) => (
        <div key={place} className={classes.place}>
          {place !== 'final' && (
            <Text size="xs" c="dimmed">
              {t(`fix.${place}`)}
            </Text>
          )}
          {others.filter(({ fix }) => fix === place).map((reason) => choiceOf(reason))}
        </div>
      ))}
    </fieldset>
  )
}

/** The row of digits and the two keys after it. */
const keyNames = [...'1234567890-=']

interface ReasonChoiceProps {
  reason: Reason
  because: string | undefined
  keyName: string | undefined
  isChosen: boolean
  onToggle(): void
}

function ReasonChoice({ reason, because, keyName = '', isChosen, onToggle }: ReasonChoiceProps) {
  useShortcut(keyName, reason.label, onToggle, { isOn: keyName !== '', scope: 'decide' })
  return (
    <label className={classes.reason} data-chosen={isChosen || undefined}>
      <Checkbox size="xs" checked={isChosen} onChange={onToggle} />
      <span>
        {reason.label}
        {because && <span className={classes.because}>{because}</span>}
      </span>
      {keyName && <ShortcutKey keys={keyName} />}
    </label>
  )
}
