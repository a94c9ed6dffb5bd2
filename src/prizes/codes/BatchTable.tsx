import { Anchor, Button, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  codeBatchConfirm,
  type BatchState,
  type CodeBatch,
} from '../../../contract/code-batches.ts'
import { useFailure } from '../../api/problem-words.ts'
import { useCommand } from '../../api/use-command.ts'
import { useMay } from '../../api/session.ts'
import { formatDate, formatMoment } from '../../ui/dates.ts'
import { TableArea } from '../../ui/list/TableArea.tsx'
import { notify } from '../../ui/notify.ts'
import { paths } from '../../ui/paths.ts'
import { StateBadge, type Tone } from '../../ui/StateBadge.tsx'
import { useWords } from '../../ui/words.ts'
import { batchesQuery } from '../prize-queries.ts'
import { EndBatch, type BatchEnd } from './EndBatch.tsx'

const tones: Record<BatchState, Tone> = { waiting: 'warn', confirmed: 'good', rejected: 'plain' }

/** Batches of codes. Anyone who did not submit a batch can confirm it. */
export function BatchTable() {
  const t = useWords('prizes.codes.batches')
  const tc = useWords('prizes.codes')
  const failure = useFailure()
  const [ending, setEnding] = useState<{ batch: CodeBatch; end: BatchEnd } | null>(null)
  return (
    <>
      <TableArea
        query={useQuery(batchesQuery)}
        label={tc('views.batches')}
        columns={[
          { name: t('state') },
          { name: tc('prize') },
          { name: t('count'), isNumber: true },
          { name: t('left'), isNumber: true },
          { name: t('supplier') },
          { name: t('expires') },
          { name: t('sent') },
          { name: t('decided') },
          { name: '' },
        ]}
        failed={{ title: t('failed'), describe: failure }}
        empty={{ title: t('emptyTitle'), text: t('empty') }}
        renderRow={(batch) => (
          <BatchRow key={batch.id} batch={batch} onEnd={(end) => setEnding({ batch, end })} />
        )}
      />
      {ending && <EndBatch {...ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function BatchRow({ batch, onEnd }: { batch: CodeBatch; onEnd(end: BatchEnd): void }) {
  const t = useWords('prizes.codes.batches')
  return (
    <Table.Tr>
      <Table.Td>
        <StateBadge tone={tones[batch.state]}>{t(`states.${batch.state}`)}</StateBadge>
        {batch.pending.map(({ id, askedBy, askedAt }) => (
          <Text key={id} size="xs" c="dimmed" maw={230} mt={4}>
            {t('pending', { askedBy, when: formatMoment(askedAt) })}{' '}
            <Anchor component={Link} to={paths.signOffs} size="xs">
              {t('pendingOpen')}
            </Anchor>
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{batch.prize.name}</Text>
        <Text size="xs" c="dimmed">
          {batch.promotion.name}
        </Text>
      </Table.Td>
      <Table.Td ta="right" title={batch.sample.join(', ')}>
        {batch.count}
      </Table.Td>
      <Table.Td ta="right">
        {batch.state === 'confirmed' ? batch.available + batch.reserved : ''}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{batch.supplier}</Text>
        <Text size="xs" c="dimmed">
          {batch.value ? `${batch.value.currency} ${batch.value.amount}` : batch.fileName}
        </Text>
      </Table.Td>
      <Table.Td>{batch.expiresOn && formatDate(batch.expiresOn)}</Table.Td>
      <Table.Td>
        <Text size="sm">{batch.sentBy}</Text>
        <Text size="xs" c="dimmed">
          {formatMoment(batch.sentAt)}
        </Text>
      </Table.Td>
      <Table.Td title={batch.reason ?? ''}>
        <Text size="sm">{batch.decidedBy}</Text>
        <Text size="xs" c="dimmed">
          {batch.decidedAt && formatMoment(batch.decidedAt)}
        </Text>
      </Table.Td>
      <Table.Td>
        <BatchActs batch={batch} onEnd={onEnd} />
      </Table.Td>
    </Table.Tr>
  )
}

function BatchActs({ batch, onEnd }: { batch: CodeBatch; onEnd(end: BatchEnd): void }) {
  const t = useWords('prizes.codes.batches')
  const failure = useFailure()
  const canKeep = useMay()('codes.keep')
  const named = { count: batch.count, prize: batch.prize.name }
  const confirm = useCommand(codeBatchConfirm, {
    onDone: ({ added, served }) =>
      void notify({ text: t('confirmed', { added, served }), tone: 'good' }),
    onFailed: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
  })
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      {batch.canConfirm && (
        <Button
          size="compact-xs"
          aria-label={t('confirmOf', named)}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ params: { id: batch.id } })}
        >
          {t('confirm')}
        </Button>
      )}
      {batch.state === 'waiting' && canKeep && !batch.canConfirm && (
        <Text size="xs" c="dimmed">
          {t('own')}
        </Text>
      )}
      {batch.canReject && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('rejectOf', named)}
          onClick={() => onEnd('reject')}
        >
          {t('reject')}
        </Button>
      )}
      {batch.canVoid && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={t('voidOf', named)}
          onClick={() => onEnd('void')}
        >
          {t('void')}
        </Button>
      )}
    </Group>
  )
}
