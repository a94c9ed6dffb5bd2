import { Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words.ts'
import { TableAsk } from './TableAsk.tsx'
import { TableColumns } from './TableColumns.tsx'
import type { Answers, FieldChoice, ReadTable } from './read-table.ts'

interface TableUnderstoodProps {
  read: ReadTable
  /** What a column can be, in the reader's words. */
  fields: FieldChoice[]
  isPending: boolean
  /** The file is read again, with what somebody says of it. */
  onAnswer(answers: Answers): void
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** How a file was understood: its columns with their first cells, what was left out, what is asked. */
export default function TableUnderstood({
  read,
  fields,
  isPending,
  onAnswer,
}: TableUnderstoodProps) {
  const t = useWords('tables')
  const [columns, setColumns] = useState(() => read.columns.map(({ field }) => field))
  const group = useRef<HTMLDivElement>(null)
  // Comes after its dialog has looked for this itself, or in place of a table that had the focus.
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

/** Lines shown; the rest is counted. */
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
