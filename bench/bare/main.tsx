import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/Table.css'
import { MantineProvider, Table } from '@mantine/core'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'

/** The least that shows the same rows with the same libraries: what the desk is measured beside. */
interface Row {
  number: string
  productName: string
  serialNumber: string
  memberName: string
}

const features = tableFeatures({})
const column = createColumnHelper<typeof features, Row>()
const columns = column.columns([
  column.accessor('number', { header: 'Claim' }),
  column.accessor('productName', { header: 'Product' }),
  column.accessor('serialNumber', { header: 'S/N' }),
  column.accessor('memberName', { header: 'Member' }),
])
const none: Row[] = []

function Rows() {
  const { data } = useQuery({
    queryKey: ['rows'],
    queryFn: async () => (await (await fetch('/api/claims?limit=50')).json()) as { items: Row[] },
  })
  const table = useTable({ features, columns, data: data?.items ?? none })
  return (
    <Table>
      <Table.Tbody>
        {table.getRowModel().rows.map((row) => (
          <Table.Tr key={row.id}>
            {row.getAllCells().map((cell) => (
              <Table.Td key={cell.id}>
                <table.FlexRender cell={cell} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

const router = createBrowserRouter([{ path: '*', Component: Rows }])
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  )
}
