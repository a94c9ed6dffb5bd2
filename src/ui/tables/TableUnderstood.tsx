import { Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words.ts'
import { TableAsk } from './TableAsk.tsx'
import { TableColumns } from './TableColumns.tsx'
import type { Answers, FieldChoice, ReadTable } from './read-table.ts'

interface TableUnderstoodProps {
  read: ReadTable
  /** Possible meanings of a column, with their labels. */
  fields: FieldChoice[]
  isPending: boolean
  /** Reads the file again with the given answers. */
  onAnswer(answers: Answers): void
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** How a file was read: its columns with their first cells, skipped lines, and questions. */
export default function TableUnderstood({
  read,
  fields,
  isPending,
  onAnswer,
}: TableUnderstoodProps) {
  const t = useWords('tables')
  const [columns, setColumns] = useState(() => read.columns.map(({ field }) => field))
  const group = useRef<HTMLDivElement>(null)
  // Mounted after its dialog has set the initial focus, or in place of a table that had the focus.
  useEffect(() => group.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  const isChanged = columns.some((field, at) => field !== read.columns[at]?.field)
  return (
    <Stack ref={group} gap={6} role="group" aria-label={t('title')}>
      <Text size="xs" c="dimmed">
        {t('readAs', {
          encoding: read.encoding.toUpperCase(),
          delimiter: delimiterNames[read.delimiter],
          line: read.headingLine ?? 0,
        })}
      </Text>
      <TableColumns read={read} fields={fields} columns={columns} onChange={setColumns} />
      <LeftOut read={read} />
      {(read.questions.length > 0 || isChanged) && (
        <TableAsk read={read} columns={columns} isPending={isPending} onAnswer={onAnswer} />
      )}
    </Stack>
  )
}

/** Lines shown; of the rest, only the number. */
const shown = 6

function LeftOut({ read: { leftOut, blankLines } }: { read: ReadTable }) {
  const t = useWords('tables')
  if (leftOut.length === 0 && blankLines === 0) return null
  return (
    <div>
      <Text size="xs" fw={600}>
        {t('leftOut')}
      </Text>
      {leftOut.slice(0, shown).map(({ line, why, text }) => (
        <Text key={line} size="xs" c="dimmed">
          {t(`left.${why}`, { line, text })}
        </Text>
      ))}
      {leftOut.length > shown && (
        <Text size="xs" c="dimmed">
          {t('more', { count: leftOut.length - shown })}
        </Text>
      )}
      {blankLines > 0 && (
        <Text size="xs" c="dimmed">
          {t('blank', { count: blankLines })}
        </Text>
      )}
    </div>
  )
}
