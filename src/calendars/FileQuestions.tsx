import { Select } from '@mantine/core'
import { Suspense } from 'react'
import { dayFields, type DayFile, type DayFileAsked } from '../../contract/calendar-files.ts'
import { lazyWithWords } from '../ui/lazy-with-words.ts'
import { useWords } from '../ui/words.ts'

const TableUnderstood = lazyWithWords('tables', () => import('../ui/tables/TableUnderstood.tsx'))

interface FileQuestionsProps {
  read: DayFile
  answers: Partial<DayFileAsked>
  isPending: boolean
  onAnswer(given: Partial<DayFileAsked>): void
}

/** How a file was read, and what it leaves open. Each answer reads it again. */
export function FileQuestions({ read, answers, isPending, onAnswer }: FileQuestionsProps) {
  const t = useWords('calendars.import')
  const tf = useWords('calendars.fields')
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
      {read.table && (
        <Suspense fallback={null}>
          <TableUnderstood
            // Read again, it is shown anew.
            key={JSON.stringify(read.table)}
            read={read.table}
            fields={dayFields.map((value) => ({ value, label: tf(value) }))}
            isPending={isPending}
            onAnswer={({ columns, ...given }) =>
              onAnswer({
                ...given,
                columns: columns && columns.map((one) => dayFields.find((f) => f === one) ?? null),
              })
            }
          />
        </Suspense>
      )}
    </>
  )
}
