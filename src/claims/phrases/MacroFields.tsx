import { Autocomplete, MultiSelect, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { holdDaysAtMost } from '../../../contract/claim-work.ts'
import type { Macro } from '../../../contract/phrases.ts'
import { useWords } from '../../ui/words.ts'
import { reasonsQuery } from '../reasons-query.ts'
import { tagsQuery } from '../tags-query.ts'
import classes from './PhrasesSheet.module.css'

interface MacroFieldsProps {
  macro: Macro
  faults: Record<string, string>
  onChange(macro: Macro): void
}

const kinds = ['ask_again', 'decline'] as const

/** What a macro does besides its text; empty fields do nothing. */
export function MacroFields({ macro, faults, onChange }: MacroFieldsProps) {
  const t = useWords('review.phrases')
  const { data: catalogue = [], isSuccess } = useQuery(reasonsQuery)
  const { data: tags = [] } = useQuery(tagsQuery)
  const { decision, tag, hold } = macro
  const change = (changed: Partial<Macro>) => onChange({ ...macro, ...changed })
  const offered = catalogue.filter(
    ({ fix }) => (fix === 'final') === (decision?.kind === 'decline'),
  )
  // One that is gone stays listed, so that it can be taken out.
  const gone = decision?.reasons.filter((id) => offered.every((one) => one.id !== id)) ?? []
  return (
    <div className={classes.macro}>
      <NativeSelect
        size="xs"
        label={t('decision')}
        value={decision?.kind ?? ''}
        data={[
          { value: '', label: t('noDecision') },
          ...kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const kind = kinds.find((one) => one === value)
          change({ decision: kind ? { kind, reasons: [] } : null })
        }}
      />
      <MultiSelect
        size="xs"
        label={t('reasons')}
        searchable
        disabled={!decision}
        maxValues={8}
        data={[
          ...offered.map(({ id, label }) => ({ value: id, label })),
          ...gone.map((id) => ({ value: id, label: isSuccess ? t('goneReason', { id }) : id })),
        ]}
        value={decision?.reasons ?? []}
        error={faults['macro.decision.reasons']}
        onChange={(reasons) => decision && change({ decision: { ...decision, reasons } })}
      />
      <Autocomplete
        size="xs"
        className={classes.whole ?? ''}
        label={t('tag')}
        maxLength={24}
        data={tags.map((one) => one.tag)}
        value={tag ?? ''}
        error={faults['macro.tag']}
        onChange={(value) => change({ tag: value === '' ? null : value })}
      />
      <NumberInput
        size="xs"
        label={t('holdDays')}
        min={1}
        max={holdDaysAtMost}
        allowDecimal={false}
        value={hold?.days ?? ''}
        error={faults['macro.hold.days']}
        onChange={(days) =>
          change({
            hold: typeof days === 'number' ? { days, because: hold?.because ?? '' } : null,
          })
        }
      />
      <TextInput
        size="xs"
        label={t('holdBecause')}
        maxLength={500}
        disabled={!hold}
        required={hold !== null}
        value={hold?.because ?? ''}
        error={faults['macro.hold.because']}
        onChange={({ currentTarget: { value } }) =>
          hold && change({ hold: { ...hold, because: value } })
        }
      />
    </div>
  )
}
