import { Button, Progress, Table, Text } from '@mantine/core'
import { releasePause, releaseResume, type Release } from '../../../contract/releases.ts'
import { useFailure } from '../../api/problem-words.ts'
import { useCommand } from '../../api/use-command.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../ui/dates.ts'
import { notify } from '../../ui/notify.ts'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { pageTable } from '../../ui/list/page-table.ts'
import { useWords } from '../../ui/words.ts'

const tones = { running: 'busy', paused: 'warn', done: 'good' } as const

/** Releases and their progress. */
export function ReleaseRuns({ releases }: { releases: Release[] }) {
  const t = useWords('prizes.releases')
  return (
    <Table {...pageTable} aria-label={t('runs')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('promotion')}</Table.Th>
          <Table.Th>{t('progress')}</Table.Th>
          <Table.Th>{t('startedBy')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {releases.map((release) => (
          <Table.Tr key={release.id}>
            <Table.Td>
              <Text size="sm" fw={500}>
                {release.promotion.name}
              </Text>
              <StateBadge tone={tones[release.state]}>{t(`states.${release.state}`)}</StateBadge>
              {release.pausedBecause === 'no_authority' && (
                <Text size="xs" mt={4}>
                  {t('noAuthority', { name: release.runBy })}
                </Text>
              )}
            </Table.Td>
            <Table.Td w="40%">
              <ReleaseProgress release={release} />
            </Table.Td>
            <Table.Td>
              <Text size="sm">{release.startedBy}</Text>
              <Text size="xs" c="dimmed">
                {formatMoment(release.startedAt)}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              <TurnButton release={release} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function ReleaseProgress({ release }: { release: Release }) {
  const t = useWords('prizes.releases')
  const { done, passedOver, total, mailsWaiting, mailsInTrouble } = release
  const notes = [
    t('done', { done: done + passedOver, total }),
    ...(passedOver > 0 ? [t('passedOver', { count: passedOver })] : []),
    ...(mailsWaiting > 0 ? [t('mailsWaiting', { count: mailsWaiting })] : []),
    ...(mailsInTrouble > 0 ? [t('mailsInTrouble', { count: mailsInTrouble })] : []),
  ]
  return (
    <>
      <Progress
        value={(100 * (done + passedOver)) / total}
        animated={release.state === 'running'}
        color={release.state === 'done' ? 'teal' : 'ink'}
        aria-label={release.promotion.name}
      />
      <Text size="xs" c={mailsInTrouble > 0 ? 'red' : 'dimmed'} mt={4}>
        {notes.join(' · ')}
      </Text>
    </>
  )
}

function TurnButton({ release }: { release: Release }) {
  const t = useWords('prizes.releases')
  const failure = useFailure()
  const canRelease = useMay()('prizes.release')
  const isRunning = release.state === 'running'
  const turn = useCommand(isRunning ? releasePause : releaseResume, {
    onDone: ({ state }) =>
      void notify({ text: t(state === 'paused' ? 'paused' : 'resumed'), tone: 'good' }),
    onFailed: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
  })
  if (!canRelease || release.state === 'done') return null
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={turn.isPending}
      onClick={() => turn.mutate({ params: { id: release.id } })}
    >
      {t(isRunning ? 'pause' : 'resume')}
    </Button>
  )
}
