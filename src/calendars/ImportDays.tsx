import { Alert, Button, Checkbox, FileButton, Group, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { calendarFileRead, type DayFile, type DayFileAsked } from '../../contract/calendar-files.ts'
import type { CalendarDay, CalendarTerms } from '../../contract/calendars.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { order, useCommand } from '../api/use-command.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/words.ts'
import { addDays, replaceYears, yearsOf } from './calendar-draft.ts'
import { FileQuestions } from './FileQuestions.tsx'
import { FoundDays } from './FoundDays.tsx'
import { LeftOutLines } from './LeftOutLines.tsx'
import { OfferedDays } from './OfferedDays.tsx'

interface ImportDaysProps {
  terms: CalendarTerms
  onImport(changed: Pick<CalendarTerms, 'days' | 'completeYears'>, firstYear: string): void
  onClose(): void
}

/** Largest file in bytes. Years of holidays take only a few thousand. */
const mostBytes = 2_000_000

type Answers = Partial<DayFileAsked>

/**
 * Imports days from a file. All of them are shown before any is added to the calendar being edited.
 */
export function ImportDays({ terms, onImport, onClose }: ImportDaysProps) {
  const t = useWords('calendars.import')
  const failureOf = useFailure()
  const faultsOf = useFaults()
  const [file, setFile] = useState<File | null>(null)
  const [answers, setAnswers] = useState<Answers>({})
  const read = useCommand((wanted: { file: File; answers: Answers }) =>
    order(calendarFileRead, {
      json: { weekend: terms.weekend, ...wanted.answers },
      files: { file: wanted.file },
    }),
  )
  const ask = (changed: File | null, given: Answers) => {
    setFile(changed)
    setAnswers(given)
    if (changed !== file) read.reset()
    if (changed && changed.size <= mostBytes) read.mutate({ file: changed, answers: given })
  }
  const isTooLarge = file !== null && file.size > mostBytes
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('hint')}
        </Text>
        <Group gap="sm">
          <FileButton
            accept=".ics,.csv,.txt,.tsv,text/calendar,text/csv"
            onChange={(chosen) => chosen && ask(chosen, {})}
          >
            {(props) => (
              <Button {...props} variant="default" data-autofocus loading={read.isPending}>
                {t('choose')}
              </Button>
            )}
          </FileButton>
          <Text size="sm">{file?.name}</Text>
        </Group>
        {(read.error || isTooLarge) && (
          <Alert color="red" variant="light" role="alert">
            {isTooLarge
              ? t('tooLarge')
              : (faultsOf(read.error)['file'] ?? failureOf(read.error).text)}
          </Alert>
        )}
        {read.data && (
          <>
            <FileQuestions
              read={read.data}
              answers={answers}
              isPending={read.isPending}
              onAnswer={(given) => ask(file, { ...answers, ...given })}
            />
            <ReadFile
              // The selection belongs to the earlier reading.
              key={JSON.stringify([file?.name, answers])}
              read={read.data}
              terms={terms}
              onImport={onImport}
            />
          </>
        )}
      </Stack>
    </Dialog>
  )
}

interface ReadFileProps extends Pick<ImportDaysProps, 'terms' | 'onImport'> {
  read: DayFile
}

function ReadFile({ read, terms, onImport }: ReadFileProps) {
  const t = useWords('calendars.import')
  const [how, setHow] = useState<'replace' | 'add'>('replace')
  const [chosen, setChosen] = useState<number[]>([])
  const [complete, setComplete] = useState<string[]>([])
  const offered = read.offered.filter((_, at) => chosen.includes(at))
  const days = addDays(read.days, offered).map(({ date, name, kind }): CalendarDay => ({
    date,
    name,
    kind,
  }))
  const years = yearsOf(days)
  const isAsking = (read.table?.questions.length ?? 0) > 0
  const take = () => {
    const kept = terms.completeYears.filter((year) => how === 'add' || !years.includes(year))
    onImport(
      {
        days: how === 'add' ? addDays(terms.days, days) : replaceYears(terms.days, days),
        completeYears: [...new Set([...kept, ...complete])].toSorted(),
      },
      years[0] ?? '',
    )
  }
  return (
    <>
      {read.days.length > 0 && <FoundDays read={read} />}
      {read.offered.length > 0 && (
        <OfferedDays offered={read.offered} chosen={chosen} onChoose={setChosen} />
      )}
      {read.days.length + read.offered.length === 0 && !isAsking && !read.needsZone && (
        <Alert color="yellow" variant="light" role="alert">
          {t('noDays')}
        </Alert>
      )}
      <LeftOutLines read={read} />
      {days.length > 0 && (
        <>
          <Radio.Group
            label={t('how')}
            value={how}
            onChange={(value) => setHow(value === 'add' ? 'add' : 'replace')}
          >
            <Stack gap={6} mt={4}>
              <Radio size="xs" value="replace" label={t('replace', { years: years.join(', ') })} />
              <Radio size="xs" value="add" label={t('add')} />
            </Stack>
          </Radio.Group>
          <Checkbox.Group
            label={t('complete')}
            description={t('completeHint')}
            value={complete}
            onChange={setComplete}
          >
            <Group gap="sm" mt={6}>
              {years.map((year) => (
                <Checkbox key={year} size="xs" value={year} label={year} />
              ))}
            </Group>
          </Checkbox.Group>
          <Group justify="flex-end">
            <Button onClick={take}>{t('take', { count: days.length })}</Button>
          </Group>
        </>
      )}
    </>
  )
}
