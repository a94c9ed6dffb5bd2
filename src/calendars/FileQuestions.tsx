import { Radio, Select, Stack } from '@mantine/core'
import type { DayFile, DayFileAsked } from '../../contract/calendar-files.ts'
import { useWords } from '../ui/words.ts'
import { ColumnQuestions } from './ColumnQuestions.tsx'

interface FileQuestionsProps {
  read: DayFile
  answers: Partial<DayFileAsked>
  onAnswer(given: Partial<DayFileAsked>): void
}

/** What the file does not say and its reader has to; each answer reads it again. */
export function FileQuestions({ read, answers, onAnswer }: FileQuestionsProps) {
  const t = useWords('calendars.import')
  const asks = (about: string) => read.table?.questions.some((one) => one.about === about) ?? false
  return (
    <>
      {(read.needsZone || answers.zone) && (
        <Select
          label={t('zone')}
          description={t('zoneHint')}
          searchable
          data={Intl.supportedValuesOf('timeZone')}
          value={answers.zone ?? null}
          onChange={(zone) => onAnswer({ zone })}
        />
      )}
      {(asks('dates') || answers.dateOrder) && (
        <Radio.Group
          label={t('dateOrder')}
          value={answers.dateOrder ?? ''}
          onChange={(value) =>
            onAnswer({ dateOrder: value === 'month_first' ? 'month_first' : 'day_first' })
          }
        >
          <Stack gap={6} mt={4}>
            <Radio size="xs" value="day_first" label={t('dayFirst')} />
            <Radio size="xs" value="month_first" label={t('monthFirst')} />
          </Stack>
        </Radio.Group>
      )}
      {read.table && (asks('columns') || asks('heading') || answers.columns) && (
        <ColumnQuestions table={read.table} onAnswer={onAnswer} />
      )}
    </>
  )
}
