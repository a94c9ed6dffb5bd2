import { NativeSelect, Stack, Table, Text } from '@mantine/core'
import {
  dayFields,
  type DayField,
  type DayFile,
  type DayFileAsked,
} from '../../contract/calendar-files.ts'
import { useWords } from '../ui/words.ts'

interface ColumnQuestionsProps {
  table: NonNullable<DayFile['table']>
  onAnswer(given: Partial<DayFileAsked>): void
}

/** The columns of a table as they stand there, and what each of them is. */
export function ColumnQuestions({ table, onAnswer }: ColumnQuestionsProps) {
  const t = useWords('calendars.import')
  const tf = useWords('calendars.fields')
  const fields = table.columns.map(({ field }) => field)
  const choose = (at: number, chosen: DayField | null) =>
    onAnswer({
      headingLine: table.headingLine ?? 0,
      // A column that was this until now is not it any more.
      columns: fields.map((field, place) =>
        place === at ? chosen : field === chosen ? null : field,
      ),
    })
  return (
    <Stack gap={4} role="group" aria-label={t('columns')}>
      <Text size="sm" fw={500}>
        {t('columns')}
      </Text>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {table.columns.map(({ heading, field, samples }, at) => (
            // Columns have no name of their own: their place is what they are.
            <Table.Tr key={`${at} ${heading}`}>
              <Table.Td>{heading ?? t('columnAt', { at: at + 1 })}</Table.Td>
              <Table.Td c="dimmed">{samples.filter(Boolean).join(' · ')}</Table.Td>
              <Table.Td w={180}>
                <NativeSelect
                  size="xs"
                  aria-label={t('columnIs', { column: heading ?? at + 1 })}
                  value={field ?? ''}
                  data={[
                    { value: '', label: t('notUsed') },
                    ...dayFields.map((value) => ({ value, label: tf(value) })),
                  ]}
                  onChange={(event) =>
                    choose(at, dayFields.find((one) => one === event.currentTarget.value) ?? null)
                  }
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
