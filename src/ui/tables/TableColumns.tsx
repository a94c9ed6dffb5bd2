import { NativeSelect, ScrollArea, Table, Text } from '@mantine/core'
import { useWords } from '../words.ts'
import type { FieldChoice, ReadTable } from './read-table.ts'

interface TableColumnsProps {
  read: ReadTable
  fields: FieldChoice[]
  columns: (string | null)[]
  onChange(columns: (string | null)[]): void
}

/** The first rows as understood, with the meaning of each column above it. */
export function TableColumns({ read, fields, columns, onChange }: TableColumnsProps) {
  const t = useWords('tables')
  const asked = new Set(read.questions.flatMap((question) => question.columns))
  const chosenHere = new Set(
    read.questions.flatMap(({ about, columns: which }) => (about === 'columns' ? which : [])),
  )
  const rows = Math.max(0, ...read.columns.map(({ samples }) => samples.length))
  return (
    <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('title') }}>
      <Table verticalSpacing={2} horizontalSpacing="xs" withTableBorder withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            {read.columns.map(({ heading }, at) => {
              const name = heading || t('unnamed', { number: at + 1 })
              return (
                <Table.Th
                  key={at}
                  miw={150}
                  bg={asked.has(at) ? 'var(--mantine-color-yellow-light)' : ''}
                >
                  <Text size="xs" fw={600} truncate maw={220}>
                    {name}
                  </Text>
                  <NativeSelect
                    size="xs"
                    aria-label={t('as', { heading: name })}
                    data-autofocus={chosenHere.has(at) || undefined}
                    value={columns[at] ?? ''}
                    data={[{ value: '', label: t('notUsed') }, ...fields]}
                    onChange={(event) =>
                      onChange(columns.with(at, event.currentTarget.value || null))
                    }
                  />
                </Table.Th>
              )
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Array.from({ length: rows }, (_, row) => (
            <Table.Tr key={row}>
              {read.columns.map(({ samples }, at) => (
                <Table.Td key={at} c={columns[at] ? '' : 'dimmed'}>
                  <Text size="xs" ff="monospace" truncate maw={220}>
                    {samples[row]}
                  </Text>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
