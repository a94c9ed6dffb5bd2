import { Button, Group, Stack, Table, Text } from '@mantine/core'
import type { UnprintableParcel } from '../../contract/dispatch-batches.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/words.ts'

interface UnprintableSheetProps {
  parcels: UnprintableParcel[]
  onOpen(number: string): void
  onPrint(): void
  onClose(): void
}

/** Characters that labels can't show, listed before printing. */
export default function UnprintableSheet(props: UnprintableSheetProps) {
  const t = useWords('dispatch.batch.unprintable')
  const { parcels, onOpen, onPrint, onClose } = props
  return (
    <Dialog title={t('title', { count: parcels.length })} size="lg" onClose={onClose}>
      <Stack>
        <Text size="sm">{t('text')}</Text>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(['claim', 'recipient', 'letters'] as const).map((column) => (
                <Table.Th key={column}>{t(column)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parcels.map(({ claim, recipient, letters }) => (
              <Table.Tr key={claim}>
                <Table.Td>
                  <Button size="compact-sm" variant="subtle" onClick={() => onOpen(claim)}>
                    {claim}
                  </Button>
                </Table.Td>
                <Table.Td>{recipient}</Table.Td>
                <Table.Td>{letters.slice(0, 30).join(' ')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('back')}
          </Button>
          <Button onClick={onPrint}>{t('anyway')}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
