import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { dayKinds, type CalendarDay, type CalendarTerms } from '../../contract/calendars.ts'
import { DateField } from '../ui/date-field/DateField.tsx'
import { formatDay } from '../ui/dates.ts'
import { ViewTabs } from '../ui/list/ViewTabs.tsx'
import { useWords } from '../ui/words.ts'
import { inOrder, yearOf, yearsOf } from './calendar-draft.ts'
import classes from './DaysTable.module.css'
import { ImportDays } from './ImportDays.tsx'

interface DaysTableProps {
  terms: CalendarTerms
  isReadOnly: boolean
  faults: Record<string, string>
  onChange(changed: Partial<CalendarTerms>): void
}

/** The days of one year, editable in place. */
export function DaysTable({ terms, isReadOnly, faults, onChange }: DaysTableProps) {
  const t = useWords('calendars.page')
  const years = yearsOf(terms.days)
  const [chosen, setChosen] = useState(() => years.at(-2) ?? years.at(-1) ?? '')
  const year = years.includes(chosen) ? chosen : (years.at(-1) ?? '')
  const [isImporting, setIsImporting] = useState(false)
  // Identified by position in the whole list, because a date being typed may be in no year yet.
  const rows = terms.days
    .map((day, index) => ({ day, index }))
    .filter(({ day }) => yearOf(day) === year)
  const put = (index: number, changed: Partial<CalendarDay>) =>
    onChange({ days: terms.days.map((day, at) => (at === index ? { ...day, ...changed } : day)) })

  return (
    <section aria-label={t('days')}>
      <Group justify="space-between" mb="xs">
        <ViewTabs
          label={t('years')}
          chosen={year}
          onChoose={setChosen}
          views={years.map((view) => ({
            view,
            label: terms.provisionalYears.includes(view) ? `${view}*` : view,
            count: terms.days.filter((day) => yearOf(day) === view).length,
          }))}
        />
        {!isReadOnly && (
          <Button size="compact-sm" variant="default" onClick={() => setIsImporting(true)}>
            {t('import')}
          </Button>
        )}
      </Group>
      {year !== '' && (
        <Stack gap={6} mb="xs">
          <Checkbox
            size="xs"
            label={t('completeYear', { year })}
            disabled={isReadOnly}
            checked={terms.completeYears.includes(year)}
            onChange={() => onChange({ completeYears: toggled(terms.completeYears, year) })}
          />
          <Checkbox
            size="xs"
            label={t('provisionalYear', { year })}
            disabled={isReadOnly}
            checked={terms.provisionalYears.includes(year)}
            onChange={() => onChange({ provisionalYears: toggled(terms.provisionalYears, year) })}
          />
        </Stack>
      )}
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noDays')}
        </Text>
      )}
      <Table className={classes.days ?? ''} verticalSpacing={2}>
        <Table.Tbody>
          {rows.map(({ day, index }) => (
            <DayRow
              key={day.date}
              day={day}
              isReadOnly={isReadOnly}
              fault={faultOf(faults, index)}
              onChange={(changed) => put(index, changed)}
              onRemove={() => onChange({ days: terms.days.filter((_, at) => at !== index) })}
            />
          ))}
        </Table.Tbody>
      </Table>
      {!isReadOnly && (
        <AddDay
          taken={terms.days.map(({ date }) => date)}
          onAdd={(day) => {
            onChange({ days: inOrder([...terms.days, day]) })
            setChosen(yearOf(day))
          }}
        />
      )}
      {faults['days'] && (
        <Text size="sm" c="red" role="alert">
          {faults['days']}
        </Text>
      )}
      {isImporting && (
        <ImportDays
          terms={terms}
          onImport={(changed, first) => {
            onChange(changed)
            setChosen(first)
            setIsImporting(false)
          }}
          onClose={() => setIsImporting(false)}
        />
      )}
    </section>
  )
}

const toggled = (years: string[], year: string) =>
  years.includes(year) ? years.filter((one) => one !== year) : [...years, year].toSorted()

/** The server names a fault by the day's place in the list. */
function faultOf(faults: Record<string, string>, index: number): string | undefined {
  const field = Object.keys(faults).find((key) => new RegExp(`(^|\\.)days\\.${index}\\.`).test(key))
  return field === undefined ? undefined : faults[field]
}

interface DayRowProps {
  day: CalendarDay
  isReadOnly: boolean
  fault: string | undefined
  onChange(changed: Partial<CalendarDay>): void
  onRemove(): void
}

function DayRow({ day, isReadOnly, fault, onChange, onRemove }: DayRowProps) {
  const t = useWords('calendars.page')
  const tk = useWords('calendars.kinds')
  const date = formatDay(day.date)
  return (
    <Table.Tr>
      <Table.Td className={classes.date ?? ''}>{date}</Table.Td>
      <Table.Td>
        {isReadOnly ? (
          day.name
        ) : (
          <TextInput
            size="xs"
            variant="unstyled"
            aria-label={t('nameOf', { date })}
            value={day.name}
            maxLength={120}
            error={fault}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
        )}
      </Table.Td>
      <Table.Td className={classes.kind ?? ''}>
        {isReadOnly ? (
          tk(day.kind)
        ) : (
          <KindSelect
            label={t('kindOf', { date })}
            value={day.kind}
            variant="unstyled"
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Table.Td>
      {!isReadOnly && (
        <Table.Td className={classes.remove ?? ''}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('remove', { date, name: day.name })}
            onClick={onRemove}
          >
            <IconTrash size={14} stroke={1.6} />
          </ActionIcon>
        </Table.Td>
      )}
    </Table.Tr>
  )
}

interface KindSelectProps {
  label: string
  value: CalendarDay['kind']
  variant?: 'default' | 'unstyled'
  onChange(kind: CalendarDay['kind']): void
}

function KindSelect({ label, value, variant = 'default', onChange }: KindSelectProps) {
  const tk = useWords('calendars.kinds')
  return (
    <NativeSelect
      size="xs"
      variant={variant}
      aria-label={label}
      value={value}
      data={dayKinds.map((kind) => ({ value: kind, label: tk(kind) }))}
      onChange={(event) => {
        const kind = dayKinds.find((one) => one === event.currentTarget.value)
        if (kind) onChange(kind)
      }}
    />
  )
}

function AddDay({ taken, onAdd }: { taken: string[]; onAdd(day: CalendarDay): void }) {
  const t = useWords('calendars.page')
  const [day, setDay] = useState<CalendarDay>({ date: '', name: '', kind: 'national' })
  const isTaken = taken.includes(day.date)
  const canAdd = day.date !== '' && day.name.trim() !== '' && !isTaken
  return (
    <form
      className={classes.add}
      aria-label={t('addDay')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!canAdd) return
        onAdd({ ...day, name: day.name.trim() })
        setDay((now) => ({ ...now, date: '', name: '' }))
      }}
    >
      <DateField
        size="xs"
        aria-label={t('newDate')}
        value={day.date}
        error={isTaken ? t('dateTaken') : undefined}
        onChange={(date) => setDay((now) => ({ ...now, date }))}
      />
      <TextInput
        size="xs"
        aria-label={t('newName')}
        placeholder={t('newName')}
        maxLength={120}
        value={day.name}
        onChange={({ currentTarget: { value } }) => setDay((now) => ({ ...now, name: value }))}
      />
      <KindSelect
        label={t('newKind')}
        value={day.kind}
        onChange={(kind) => setDay((now) => ({ ...now, kind }))}
      />
      <Button size="xs" variant="light" type="submit" disabled={!canAdd}>
        {t('addDay')}
      </Button>
    </form>
  )
}
