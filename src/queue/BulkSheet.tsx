import {
  Alert,
  Button,
  Checkbox,
  Group,
  MultiSelect,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { BulkAct } from '../../contract/bulk.ts'
import { mostTags } from '../../contract/tags.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { colleaguesQuery } from '../claims/colleagues-query.ts'
import { tagsQuery } from '../claims/tags-query.ts'
import { DateField } from '../ui/date-field/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { dayAfter } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import { BulkOutcomes } from './BulkOutcomes.tsx'
import { useBulk } from './use-bulk.ts'
import type { ChosenClaim } from './use-selection.ts'

/** Those with a form; undoing has none. */
export type BulkKind = Exclude<BulkAct['kind'], 'undo'>

/** A finished bulk action: the versions that it made, by the number of the claim. */
export interface LastBulk {
  kind: BulkKind
  made: ReadonlyMap<string, number>
}

interface BulkSheetProps {
  kind: BulkKind
  claims: ChosenClaim[]
  /** These claims are done. */
  onLetGo(numbers: string[]): void
  onDone(last: LastBulk): void
  onClose(): void
}

/** A form for an action on the selected claims, then its outcomes. */
export function BulkSheet({ kind, claims, onLetGo, onDone, onClose }: BulkSheetProps) {
  const t = useWords('queue.bulk')
  const failure = useFailure()
  const faults = useFaults()
  const [act, setAct] = useState<BulkAct>(emptyAct[kind])
  // Fields of one kind only change that kind.
  const change = (changed: Partial<BulkAct>) => setAct((now) => ({ ...now, ...changed }) as BulkAct)
  const bulk = useBulk()
  const left = claims.filter(({ number }) => !bulk.done.has(number))
  const count = left.length
  const isEmpty = isNothing(act)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isEmpty) bulk.send(act, left)
  }
  /** Done claims are deselected; refused ones stay selected. */
  function close() {
    onClose()
    onLetGo([...bulk.done])
    if (bulk.made.size > 0) onDone({ kind, made: bulk.made })
  }

  return (
    <Dialog onClose={close} title={t(titles[kind], { count: claims.length })} size="md">
      {bulk.outcomes ? (
        <BulkOutcomes outcomes={bulk.outcomes} onAgain={bulk.again} onClose={close} />
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            {act.kind === 'assign' && <AssignField act={act} onChange={change} />}
            {act.kind === 'hold' && (
              <HoldFields act={act} claims={left} isOverOthers={bulk.areOthers} onChange={change} />
            )}
            {act.kind === 'tag' && <TagFields act={act} claims={left} onChange={change} />}
            {bulk.error && (
              <Alert color="red" variant="light" role="alert">
                <Text size="sm">{failure(bulk.error).text}</Text>
                {Object.values(faults(bulk.error)).map((text) => (
                  <Text key={text} size="xs">
                    {text}
                  </Text>
                ))}
              </Alert>
            )}
            <Group justify="flex-end" gap="xs">
              <Button size="compact-md" variant="subtle" onClick={close}>
                {t('cancel')}
              </Button>
              <Button
                size="compact-md"
                type="submit"
                loading={bulk.isSending}
                disabled={isEmpty || count === 0}
              >
                {bulk.error ? t('again') : t('send', { count })}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  )
}

const emptyAct: Record<BulkKind, BulkAct> = {
  assign: { kind: 'assign', assignee: null },
  hold: { kind: 'hold', until: '', because: '', overOthers: false },
  tag: { kind: 'tag', add: [], remove: [] },
}

const titles = {
  assign: 'assignTitle',
  hold: 'holdTitle',
  tag: 'tagTitle',
} as const satisfies Record<BulkKind, string>

/** Whether a required field is empty. */
function isNothing(act: BulkAct): boolean {
  if (act.kind === 'tag') return (act.add ?? []).length + (act.remove ?? []).length === 0
  return act.kind === 'hold' && (act.until === '' || act.because.trim() === '')
}

type Of<Kind extends BulkAct['kind']> = Extract<BulkAct, { kind: Kind }>

interface FieldProps<Kind extends BulkAct['kind']> {
  act: Of<Kind>
  onChange(changed: Partial<Of<Kind>>): void
}

function AssignField({ act, onChange }: FieldProps<'assign'>) {
  const t = useWords('queue.bulk')
  const { data: colleagues = [] } = useQuery(colleaguesQuery)
  return (
    <Select
      label={t('assignTo')}
      data-autofocus
      searchable
      allowDeselect={false}
      value={act.assignee ?? ''}
      data={[
        { value: '', label: t('nobody') },
        ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(value) => onChange({ assignee: value || null })}
    />
  )
}

function HoldFields({
  act,
  claims,
  isOverOthers,
  onChange,
}: FieldProps<'hold'> & { claims: ChosenClaim[]; isOverOthers: boolean }) {
  const t = useWords('queue.bulk')
  // The earliest day anywhere: each claim has the date of its promotion.
  const [today] = claims.map(({ deadline }) => deadline.today).toSorted()
  return (
    <>
      <DateField
        label={t('until')}
        description={t('untilHint')}
        data-autofocus
        required
        min={today && dayAfter(today)}
        value={act.until}
        onChange={(until) => onChange({ until })}
      />
      <TextInput
        label={t('because')}
        description={t('becauseHint')}
        required
        maxLength={500}
        value={act.because}
        onChange={(event) => onChange({ because: event.currentTarget.value })}
      />
      {isOverOthers && (
        <Checkbox
          label={t('overOthers')}
          checked={act.overOthers}
          onChange={(event) => onChange({ overOthers: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

function TagFields({ act, claims, onChange }: FieldProps<'tag'> & { claims: ChosenClaim[] }) {
  const t = useWords('queue.bulk')
  const { data: known = [] } = useQuery(tagsQuery)
  const [typed, setTyped] = useState('')
  const [isListOpen, setIsListOpen] = useState(false)
  const add = act.add ?? []
  const offered = known
    .map(({ tag }) => tag)
    .filter((tag) => !add.includes(tag) && tag.includes(typed.trim().toLowerCase()))
  const borne = [...new Set(claims.flatMap(({ tags }) => tags))].toSorted()
  return (
    <>
      <TagsInput
        label={t('add')}
        description={t('addHint')}
        data-autofocus
        maxTags={mostTags}
        acceptValueOnBlur
        data={known.map(({ tag }) => tag)}
        // Escape closes the list first, so an empty one must not count as open.
        openOnFocus={false}
        dropdownOpened={isListOpen && offered.length > 0}
        onDropdownOpen={() => setIsListOpen(true)}
        onDropdownClose={() => setIsListOpen(false)}
        searchValue={typed}
        onSearchChange={setTyped}
        value={add}
        onChange={(changed) => onChange({ add: changed })}
      />
      {borne.length > 0 && (
        <MultiSelect
          label={t('remove')}
          description={t('removeHint')}
          maxValues={mostTags}
          data={borne}
          value={act.remove}
          onChange={(remove) => onChange({ remove })}
        />
      )}
    </>
  )
}
