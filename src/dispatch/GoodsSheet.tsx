import {
  Button,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { goodsMove, type Goods } from '../../contract/dispatch-batches.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { useMay } from '../api/session.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TableArea } from '../ui/list/TableArea.tsx'
import { notify } from '../ui/notify.ts'
import { StateBadge } from '../ui/StateBadge.tsx'
import { useWords } from '../ui/words.ts'
import { goodsQuery } from './dispatch-queries.ts'
import { StepFailed } from './StepFailed.tsx'

const numbers = ['received', 'taken', 'onHand', 'toPack', 'held'] as const

/** The stock of each physical prize, and recording changes to it. */
export default function GoodsSheet({ onClose }: { onClose(): void }) {
  const t = useWords('dispatch.goods')
  const failure = useFailure()
  const canMove = useMay()('shipments.dispatch')
  const goods = useQuery(goodsQuery)
  const [counted, setCounted] = useState<Goods | null>(null)
  return (
    <Dialog
      key={counted ? 'count' : 'stock'}
      onClose={onClose}
      size="xl"
      title={counted ? t('moveOf', { prize: counted.prize.name }) : t('title')}
    >
      {counted ? (
        <MoveForm goods={counted} onDone={() => setCounted(null)} />
      ) : (
        <TableArea
          query={goods}
          label={t('title')}
          columns={[
            { name: t('prize') },
            ...numbers.map((name) => ({ name: t(`columns.${name}`), isNumber: true })),
            { name: '' },
          ]}
          failed={{ title: t('failed'), describe: failure }}
          empty={{ title: t('emptyTitle'), text: t('empty') }}
          renderRow={(one) => (
            <GoodsRow
              key={`${one.promotion.id}/${one.prize.id}`}
              goods={one}
              onCount={canMove ? () => setCounted(one) : undefined}
            />
          )}
        />
      )}
    </Dialog>
  )
}

function GoodsRow({ goods, onCount }: { goods: Goods; onCount: (() => void) | undefined }) {
  const t = useWords('dispatch.goods')
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={500}>
          {goods.prize.name}
        </Text>
        <Text size="xs" c="dimmed">
          {goods.promotion.name}
        </Text>
      </Table.Td>
      {numbers.map((name) => (
        <Table.Td key={name} ta="right">
          {name === 'onHand' && !goods.isCounted ? (
            <Text size="xs" c="dimmed">
              {t('uncounted')}
            </Text>
          ) : (
            goods[name]
          )}
          {name === 'onHand' && goods.isShort && <StateBadge tone="bad">{t('short')}</StateBadge>}
        </Table.Td>
      ))}
      <Table.Td ta="right">
        {onCount && (
          <Button
            size="compact-xs"
            variant="light"
            aria-label={t('moveOf', { prize: goods.prize.name })}
            onClick={onCount}
          >
            {t('move')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

const kinds = ['received', 'corrected'] as const

function MoveForm({ goods, onDone }: { goods: Goods; onDone(): void }) {
  const t = useWords('dispatch.goods')
  const tc = useWords('common.app')
  const [form, setForm] = useState({ kind: kinds[0] as (typeof kinds)[number], note: '' })
  const [count, setCount] = useState<number | ''>('')
  const move = useCommand(goodsMove, {
    onDone: async ({ prize, onHand }, _move, fresh) => {
      await fresh
      void notify({ text: t('saved', { prize: prize.name, count: onHand }), tone: 'good' })
      onDone()
    },
  })
  const faults = useFaults()(move.error)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (count === '') return
        const about = { promotion: goods.promotion.id, prize: goods.prize.id }
        move.mutate({ body: { ...about, ...form, count } })
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('kind')}
          value={form.kind}
          data={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          onChange={(event) => {
            const kind = kinds.find((one) => one === event.currentTarget.value) ?? 'received'
            setForm((now) => ({ ...now, kind }))
          }}
        />
        <NumberInput
          label={t('count')}
          description={form.kind === 'corrected' ? t('countHint') : undefined}
          required
          data-autofocus
          allowDecimal={false}
          value={count}
          error={faults['count']}
          onChange={(value) => setCount(typeof value === 'number' ? value : '')}
        />
        <TextInput
          label={t('note')}
          required
          maxLength={200}
          value={form.note}
          onChange={({ currentTarget: { value } }) => setForm((now) => ({ ...now, note: value }))}
        />
        <StepFailed error={move.error} fields={['count']} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {tc('cancel')}
          </Button>
          <Button
            type="submit"
            loading={move.isPending}
            disabled={count === '' || form.note.trim() === ''}
          >
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
