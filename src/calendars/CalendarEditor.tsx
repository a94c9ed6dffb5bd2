import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import {
  calendarChange,
  calendarCreate,
  calendarPreview,
  type Calendar,
  type CalendarTerms,
} from '../../contract/calendars.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { order, useCommand } from '../api/use-command.ts'
import { notify } from '../ui/notify.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { emptyTerms, isSame, termsOf, withoutEmptyYears } from './calendar-draft.ts'
import classes from './CalendarEditor.module.css'
import { CoverageBadge } from './CoverageBadge.tsx'
import { DaysTable } from './DaysTable.tsx'
import { MovesPanel } from './MovesPanel.tsx'
import { SourceFields } from './SourceFields.tsx'
import { VersionsTable } from './VersionsTable.tsx'

interface CalendarEditorProps {
  /** `null` for a new one. */
  calendar: Calendar | null
  isPast: boolean
  isReadOnly: boolean
}

/**
 * The days of a calendar. A change is previewed before it is saved, because it moves deadlines of
 * open claims.
 */
export function CalendarEditor({ calendar, isPast, isReadOnly }: CalendarEditorProps) {
  const t = useWords('calendars.page')
  const failure = useFailure()
  const faultsOf = useFaults()
  const navigate = useNavigate()
  const before = calendar ? termsOf(calendar) : emptyTerms
  const [name, setName] = useState('')
  const [terms, setTerms] = useState<CalendarTerms>(before)
  const isChanged = !isSame(before, terms)

  const preview = useCommand((wanted: CalendarTerms) =>
    order(calendarPreview, {
      params: { calendar: calendar?.calendar ?? name },
      body: withoutEmptyYears(wanted),
    }),
  )
  const save = useCommand(
    (wanted: CalendarTerms) => {
      const body = withoutEmptyYears(wanted)
      if (!calendar) return order(calendarCreate, { body: { calendar: name, terms: body } })
      const params = { calendar: calendar.calendar }
      return order(calendarChange, { params, version: calendar.version, body })
    },
    {
      // What was typed stays, whoever was quicker.
      staysWhenRefused: true,
      onDone: async (saved, _wanted, fresh) => {
        await fresh
        const moved = 'moved' in saved && typeof saved.moved === 'number' ? saved.moved : 0
        void notify({ text: t('saved', { moved }), tone: 'good' })
        await navigate(paths.calendar(saved.calendar), { replace: true })
      },
    },
  )
  const change = (changed: Partial<CalendarTerms>) => {
    setTerms((now) => ({ ...now, ...changed }))
    // The preview no longer matches what would be saved.
    preview.reset()
    save.reset()
  }
  const faults = faultsOf(save.error ?? preview.error)
  const error = save.error ?? preview.error

  return (
    <div className={classes.editor}>
      <Stack gap="md">
        {isPast && calendar && (
          <Alert color="gray" variant="light" title={t('past', { version: calendar.version })}>
            <Link to={paths.calendar(calendar.calendar)}>{t('toNewest')}</Link>
          </Alert>
        )}
        {calendar && !isPast && (
          <Group gap="xs">
            <CoverageBadge coverage={calendar.coverage} />
            <Text size="sm" c="dimmed">
              {calendar.promotions.map((one) => one.name).join(', ')}
            </Text>
          </Group>
        )}
        {!calendar && (
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            value={name}
            error={faults['calendar']}
            maw={260}
            onChange={(event) => setName(event.currentTarget.value.toUpperCase())}
          />
        )}
        <DaysTable terms={terms} isReadOnly={isReadOnly} faults={faults} onChange={change} />
      </Stack>
      <Stack gap="md" className={classes.side ?? ''}>
        <SourceFields terms={terms} isReadOnly={isReadOnly} faults={faults} onChange={change} />
        {error && (
          <Alert color="red" variant="light" role="alert" title={failure(error).text}>
            {[...new Set(Object.values(faults))].join(' ')}
          </Alert>
        )}
        {preview.data && <MovesPanel moves={preview.data} />}
        {!isReadOnly && (
          <Group gap="xs">
            {calendar && (
              <Button
                variant={preview.data ? 'default' : 'filled'}
                disabled={!isChanged}
                loading={preview.isPending}
                onClick={() => preview.mutate(terms)}
              >
                {t('preview')}
              </Button>
            )}
            {(preview.data ?? !calendar) && (
              <Button
                disabled={calendar ? !isChanged : name === ''}
                loading={save.isPending}
                onClick={() => save.mutate(terms)}
              >
                {calendar ? t('save') : t('create')}
              </Button>
            )}
          </Group>
        )}
        {calendar && <VersionsTable calendar={calendar} />}
      </Stack>
    </div>
  )
}
