import { Alert, Button, FileButton, Group, Loader, Radio, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { CalendarDay } from '../../contract/calendars.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { formatDate } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import { addDays, replaceYears, yearsOf } from './calendar-draft.ts'
import type { ReadDays } from './read-days.ts'

interface ImportDaysProps {
  days: CalendarDay[]
  onImport(days: CalendarDay[], firstYear: string): void
  onClose(): void
}

/** Bytes of a file worth reading: years of holidays are a few thousand. */
const mostBytes = 2_000_000

/** Faults shown; the rest is counted. */
const faultsAtMost = 8

/** Days from a file: read here, looked at, and only then taken into what is being edited. */
export function ImportDays({ days, onImport, onClose }: ImportDaysProps) {
  const t = useWords('calendars.import')
  const [read, setRead] = useState<ReadDays | 'reading' | 'unreadable' | null>(null)
  const [how, setHow] = useState<'replace' | 'add'>('replace')
  const choose = (file: File | null) => {
    if (!file) return
    setRead('reading')
    readFile(file).then(setRead, () => setRead('unreadable'))
  }
  const found = typeof read === 'object' ? read : null
  const years = yearsOf(found?.days ?? [])
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('hint')}
        </Text>
        <FileButton accept=".ics,.csv,text/calendar,text/csv" onChange={choose}>
          {(props) => (
            <Button {...props} variant="default" data-autofocus w="fit-content">
              {t('choose')}
            </Button>
          )}
        </FileButton>
        {read === 'reading' && <Loader size="sm" />}
        {(read === 'unreadable' || found?.days.length === 0) && (
          <Alert color="red" variant="light" role="alert">
            {t('unreadable')}
          </Alert>
        )}
        {found && found.faults.length > 0 && (
          <Alert color="yellow" variant="light" title={t('faults', { count: found.faults.length })}>
            {found.faults.slice(0, faultsAtMost).map(({ line, text }) => (
              <Text key={line} size="xs">
                {t('fault', { line, text })}
              </Text>
            ))}
          </Alert>
        )}
        {found && found.days.length > 0 && (
          <>
            <Text size="sm" fw={500}>
              {t('found', { count: found.days.length, years: years.join(', ') })}
            </Text>
            <Table verticalSpacing={2}>
              <Table.Tbody>
                {found.days.slice(0, 6).map((day) => (
                  <Table.Tr key={day.date}>
                    <Table.Td w={130}>{formatDate(day.date)}</Table.Td>
                    <Table.Td>{day.name}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            <Radio.Group
              label={t('how')}
              value={how}
              onChange={(value) => setHow(value === 'add' ? 'add' : 'replace')}
            >
              <Stack gap={6} mt={4}>
                <Radio
                  size="xs"
                  value="replace"
                  label={t('replace', { years: years.join(', ') })}
                />
                <Radio size="xs" value="add" label={t('add')} />
              </Stack>
            </Radio.Group>
            <Group justify="flex-end">
              <Button
                onClick={() =>
                  onImport(
                    how === 'add' ? addDays(days, found.days) : replaceYears(days, found.days),
                    years[0] ?? '',
                  )
                }
              >
                {t('take', { count: found.days.length })}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  )
}

/** The readers come when a file is there to read. */
async function readFile(file: File): Promise<ReadDays> {
  if (file.size > mostBytes) throw new Error('too large')
  const text = await file.text()
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return (await import('./read-ics.ts')).readIcs(text)
  return (await import('./read-csv.ts')).readCsv(text)
}
