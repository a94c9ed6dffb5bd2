import { Alert, Button, Loader, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { releaseStart, type Rehearsal } from '../../../contract/releases.ts'
import { useFailure } from '../../api/problem-words.ts'
import { useCommand } from '../../api/use-command.ts'
import { formatDate } from '../../ui/dates.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { notify } from '../../ui/notify.ts'
import { useWords } from '../../ui/words.ts'
import { ActFailed } from '../ActFailed.tsx'
import { rehearsalQuery } from '../prize-queries.ts'

interface RehearsalSheetProps {
  promotion: string
  onClose(): void
}

/** Previews a release: who gets what, what is missing, and each mail. */
export function RehearsalSheet({ promotion, onClose }: RehearsalSheetProps) {
  const t = useWords('prizes.releases.rehearsal')
  const failure = useFailure()
  const rehearsal = useQuery(rehearsalQuery(promotion))
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={t('title', { name: rehearsal.data?.promotion.name ?? '' })}
    >
      {rehearsal.isPending && <Loader size="sm" />}
      {rehearsal.isError && <Failed title={t('failed')} text={failure(rehearsal.error).text} />}
      {rehearsal.data && <Rehearsed rehearsal={rehearsal.data} onDone={onClose} />}
    </Dialog>
  )
}

function Rehearsed({ rehearsal, onDone }: { rehearsal: Rehearsal; onDone(): void }) {
  const t = useWords('prizes.releases.rehearsal')
  const { promotion, count, first } = rehearsal
  const startWords = useStartWords(rehearsal)
  const start = useCommand(releaseStart, {
    onDone: () => {
      void notify({ text: t('started'), tone: 'good' })
      onDone()
    },
  })
  if (count === 0) return <Text size="sm">{t('nothing')}</Text>
  return (
    <Stack gap="sm">
      {!rehearsal.canStart && (
        <Alert variant="light" color="yellow" p="xs">
          {rehearsal.whyNot === 'release_running'
            ? t('underWay')
            : t('notYet', { date: formatDate(rehearsal.releasableFrom) })}
        </Alert>
      )}
      <Table aria-label={t('prize')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('prize')}</Table.Th>
            {(['count', 'ready', 'missing'] as const).map((name) => (
              <Table.Th key={name} ta="right">
                {t(name)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rehearsal.prizes.map((prize) => (
            <Table.Tr key={prize.name}>
              <Table.Td>{prize.name}</Table.Td>
              <Table.Td ta="right">{prize.count}</Table.Td>
              <Table.Td ta="right">{prize.ready}</Table.Td>
              <Table.Td ta="right" c={prize.missing > 0 ? 'red' : ''}>
                {prize.missing}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rehearsal.mails.map((mail) => (
        <details key={mail.prizeName}>
          <summary>{t('mail', { language: t(`languages.${mail.language}`) })}</summary>
          <Text size="sm" fw={600} mt={4} lang={mail.language}>
            {mail.subject}
          </Text>
          <Text size="sm" lang={mail.language} style={{ whiteSpace: 'pre-line' }}>
            {mail.body}
          </Text>
        </details>
      ))}
      <details>
        <summary>{t('first')}</summary>
        <Table aria-label={t('first')} verticalSpacing={4}>
          <Table.Tbody>
            {first.map((one) => (
              <Table.Tr key={one.claim}>
                <Table.Td>{one.claim}</Table.Td>
                <Table.Td>{one.memberName}</Table.Td>
                <Table.Td>{one.email}</Table.Td>
                <Table.Td>{t(`outcomes.${one.outcome}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {count > first.length && (
          <Text size="xs" c="dimmed">
            {t('more', { count: count - first.length })}
          </Text>
        )}
      </details>
      <ActFailed error={start.error} />
      <Button
        disabled={!rehearsal.canStart}
        loading={start.isPending}
        onClick={() => start.mutate({ params: { id: promotion.id }, body: { count } })}
      >
        {startWords}
      </Button>
    </Stack>
  )
}

/** What the button does: how many are mailed, go to dispatch, and only wait for a code. */
function useStartWords({ prizes }: Rehearsal): string {
  const t = useWords('prizes.releases.rehearsal')
  const sum = (kind: Rehearsal['prizes'][number]['kind'] | null, of: 'ready' | 'missing') =>
    prizes
      .filter((prize) => kind === null || prize.kind === kind)
      .reduce((all, prize) => all + prize[of], 0)
  const mails = sum('digital_code', 'ready')
  const parcels = sum('physical', 'ready')
  const waiting = sum(null, 'missing')
  const others = [
    ...(parcels > 0 ? [t('toDispatch', { count: parcels })] : []),
    ...(waiting > 0 ? [t('wait', { count: waiting })] : []),
  ]
  return mails > 0
    ? [t('mailNow', { count: mails }), ...others].join(', ')
    : t('releaseNow', { rest: others.join(', ') })
}
