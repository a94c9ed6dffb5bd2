import { Table } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed } from '../Failed.tsx'
import { ListEmpty } from './ListEmpty.tsx'
import { ListSkeleton } from './ListSkeleton.tsx'
import { pageTable } from './page-table.ts'
import classes from './TablePage.module.css'

interface TableAreaProps<Row> {
  query: UseQueryResult<Row[]>
  label: string
  columns: { name: string; isNumber?: boolean }[]
  failed: { title: string; describe(error: unknown): { text: string } }
  empty: { title: string; text: string }
  renderRow(row: Row): ReactNode
}

/** A table short enough to load at once, with its loading, failed and empty states. */
export function TableArea<Row>({
  query,
  label,
  columns,
  failed,
  empty,
  renderRow,
}: TableAreaProps<Row>) {
  return (
    <div className={classes.table}>
      {query.isPending && <ListSkeleton />}
      {query.isError && (
        <Failed
          title={failed.title}
          {...failed.describe(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data?.length === 0 && <ListEmpty {...empty} />}
      {query.data && query.data.length > 0 && (
        <Table {...pageTable} aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ name, isNumber }, index) =>
                // The column of actions has no name, and an empty header cell would be announced.
                name === '' ? (
                  <Table.Td key={index} />
                ) : (
                  <Table.Th key={name} ta={isNumber ? 'right' : 'left'}>
                    {name}
                  </Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{query.data.map(renderRow)}</Table.Tbody>
        </Table>
      )}
    </div>
  )
}
