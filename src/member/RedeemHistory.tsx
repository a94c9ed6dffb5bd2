import { Button, Table, Text } from '@mantine/core'
import type { MemberClaim } from '../../contract/intake.ts'
import { formatDate } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import classes from './MemberPage.module.css'

interface RedeemHistoryProps {
  claim: MemberClaim
  onRedeemAgain(): void
}

/** The Redeem History row, with Member Center's own column names. */
export function RedeemHistory({ claim, onRedeemAgain }: RedeemHistoryProps) {
  const t = useWords('member')
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {['Redeem Date', 'Promotion Name', 'Product Name / Serial Number', 'Status'].map(
            (name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ),
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr>
          <Table.Td>{claim.redeemDate}</Table.Td>
          <Table.Td>{claim.promotionName}</Table.Td>
          <Table.Td>
            {claim.productName} / {claim.serialNumber}
          </Table.Td>
          <Table.Td className={classes.status ?? ''}>
            {claim.status}
            {claim.hasRedeemAgain && (
              <Button size="compact-xs" color="red" mt={6} display="block" onClick={onRedeemAgain}>
                {t('again')}
              </Button>
            )}
            {claim.answerBy && (
              <Text size="xs" c="dimmed" mt={4}>
                {t('answerBy', { date: formatDate(claim.answerBy) })}
              </Text>
            )}
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )
}
