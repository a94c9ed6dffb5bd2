import { Checkbox, Text } from '@mantine/core'
import { IconPointFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { FixPlace, Reason } from '../../../contract/reasons.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { reasonsQuery } from '../reasons-query.ts'
import classes from './ReasonPicker.module.css'

interface ReasonPickerProps {
  kind: 'ask_again' | 'decline'
  /** IDs in the order in which they were selected, which is their order in the mail. */
  chosen: string[]
  /** IDs that what was seen so far speaks for. */
  suggested?: ReadonlySet<string>
  onToggle(id: string): void
}

const nothing: ReadonlySet<string> = new Set()

/**
 * The reasons, by where the member can fix them. The first nine have digits as shortcuts, ten more
 * have letters.
 */
export function ReasonPicker(props: ReasonPickerProps) {
  const { kind, chosen, suggested = nothing, onToggle } = props
  const t = useWords('review.decision')
  const { data: catalogue = [] } = useQuery(reasonsQuery)
  const offered = catalogue.filter(({ fix }) => (fix === 'final') === (kind === 'decline'))
  const places: FixPlace[] = kind === 'decline' ? ['final'] : ['my_products', 'redeem_again']

  return (
    <fieldset className={classes.reasons}>
      <Text component="legend" size="sm" fw={600}>
        {t(kind === 'decline' ? 'reasonsDecline' : 'reasonsAsk')}
      </Text>
      {places.map((place) => (
        <div key={place} className={classes.place}>
          {place !== 'final' && (
            <Text size="xs" c="dimmed">
              {t(`fix.${place}`)}
            </Text>
          )}
          {offered
            .filter(({ fix }) => fix === place)
            .map((reason) => (
              <ReasonChoice
                key={reason.id}
                reason={reason}
                keyName={keyNames[offered.indexOf(reason)]}
                isChosen={chosen.includes(reason.id)}
                isSuggested={suggested.has(reason.id)}
                onToggle={() => onToggle(reason.id)}
              />
            ))}
        </div>
      ))}
    </fieldset>
  )
}

/** Digits, then letters that have no other meaning while reasons are selected. */
const keyNames = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'u', 'w', 'x', 'z']

interface ReasonChoiceProps {
  reason: Reason
  keyName: string | undefined
  isChosen: boolean
  isSuggested: boolean
  onToggle(): void
}

function ReasonChoice(props: ReasonChoiceProps) {
  const { reason, keyName = '', isChosen, isSuggested, onToggle } = props
  const t = useWords('review.decision')
  useShortcut(keyName, reason.label, onToggle, { isOn: keyName !== '' })
  return (
    <label className={classes.reason} data-chosen={isChosen || undefined}>
      <Checkbox size="xs" checked={isChosen} onChange={onToggle} />
      <span>
        {reason.label}
        {isSuggested && (
          <IconPointFilled
            size={12}
            className={classes.suggested ?? ''}
            role="img"
            aria-label={t('suggested')}
          />
        )}
      </span>
      {keyName && <ShortcutKey keys={keyName} />}
    </label>
  )
}
