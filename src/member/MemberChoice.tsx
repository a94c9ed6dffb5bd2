import { Table, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { claimList } from '../../contract/queue.ts'
import { queryOf } from '../api/query.ts'
import { sessionQuery } from '../api/session.ts'
import { ClaimStateBadge } from '../claims/ClaimStateBadge.tsx'
import { useWords } from '../ui/words.ts'

/** Members offered at once; whoever is not among them is searched for. */
const offered = 8

const choiceQuery = (q: string) =>
  queryOf(
    claimList,
    {
      query: { view: q === '' ? 'asked_again' : 'all', q, order: 'newest', limit: String(offered) },
    },
    { placeholderData: keepPreviousData },
  )

interface MemberChoiceProps {
  /** What is searched for; without it, members who were asked to redeem again. */
  search: string
  hrefOf(number: string): string
}

/** Demo only: members to continue as. The list is the desk's own, as the chosen persona sees it. */
export function MemberChoice({ search, hrefOf }: MemberChoiceProps) {
  const t = useWords('member.choice')
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery({ ...choiceQuery(search), enabled: Boolean(session?.person) })
  if (!query.data) return null
  const { items } = query.data
  if (items.length === 0) {
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('none', { search })}
      </Text>
    )
  }
  return (
    <section aria-label={t('title')}>
      <Text size="xs" c="dimmed">
        {search === '' ? t('asked') : t('found')}
      </Text>
      <Table highlightOnHover aria-label={t('title')} verticalSpacing={6}>
        <Table.Tbody>
          {items.map(({ number, memberName, productName, promotion, state }) => (
            <Table.Tr key={number}>
              <Table.Td fw={500}>
                <Link to={hrefOf(number)}>{memberName}</Link>
              </Table.Td>
              <Table.Td>{number}</Table.Td>
              <Table.Td>{productName}</Table.Td>
              <Table.Td>{promotion.name}</Table.Td>
              <Table.Td ta="right">
                <ClaimStateBadge state={state} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
