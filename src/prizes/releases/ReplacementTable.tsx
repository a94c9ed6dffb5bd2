import { Button, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { replacementDecide, type Replacement } from '../../../contract/replacements.ts'
import { useFailure } from '../../api/problem-words.ts'
import { useCommand } from '../../api/use-command.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../ui/dates.ts'
import { TableArea } from '../../ui/list/TableArea.tsx'
import { notify } from '../../ui/notify.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import { replacementsQuery } from '../prize-queries.ts'

/** Requested replacements; someone else confirms or refuses them. */
export function ReplacementTable() {
  const t = useWords('prizes.releases.replacements')
  const failure = useFailure()
  return (
    <TableArea
      query={useQuery(replacementsQuery)}
      label={t('title')}
      columns={[
        ...(['claim', 'prize', 'because', 'reason', 'asked'] as const).map((name) => ({
          name: t(name),
        })),
        { name: '' },
      ]}
      failed={{ title: t('failed'), describe: failure }}
      empty={{ title: t('noneTitle'), text: t('none') }}
      renderRow={(one) => <ReplacementRow key={one.id} replacement={one} />}
    />
  )
}

function ReplacementRow({ replacement }: { replacement: Replacement }) {
  const t = useWords('prizes.releases.replacements')
  const ts = useWords('prizes.sheet')
  const failure = useFailure()
  const mayConfirm = useMay()('prizes.release')
  const { claim: number, version } = replacement
  const decide = useCommand(replacementDecide, {
    onDone: (_prize, { body }) => {
      const words = t(body.isConfirmed ? 'confirmed' : 'refused', { number })
      void notify({ text: words, tone: 'good' })
    },
    onFailed: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
  })
  const act = (isConfirmed: boolean) =>
    decide.mutate({ params: { number }, version, body: { isConfirmed } })
  return (
    <Table.Tr>
      <Table.Td>
        <Link to={paths.claim(number)}>{number}</Link>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{replacement.prizeName}</Text>
        <Text size="xs" c="dimmed">
          {replacement.memberName}
        </Text>
      </Table.Td>
      <Table.Td>{ts(`causes.${replacement.because}`)}</Table.Td>
      <Table.Td>{replacement.reason}</Table.Td>
      <Table.Td>
        <Text size="sm">{replacement.askedBy}</Text>
        <Text size="xs" c="dimmed">
          {formatMoment(replacement.askedAt)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={6} justify="flex-end" wrap="nowrap">
          {mayConfirm && !replacement.canConfirm && (
            <Text size="xs" c="dimmed">
              {t('own')}
            </Text>
          )}
          {replacement.canConfirm && (
            <Button
              size="compact-xs"
              aria-label={t('confirmOf', { number })}
              loading={decide.isPending}
              onClick={() => act(true)}
            >
              {t('confirm')}
            </Button>
          )}
          {mayConfirm && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('refuseOf', { number })}
              disabled={decide.isPending}
              onClick={() => act(false)}
            >
              {t('refuse')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
