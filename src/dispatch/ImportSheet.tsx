import { Button, FileInput, Group, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { Suspense, useEffect, useRef, useState } from 'react'
import type { CallOf } from '../../contract/endpoint.ts'
import {
  shipmentImport,
  trackingFields,
  type ImportedRow,
} from '../../contract/dispatch-batches.ts'
import { useFaults } from '../api/form-faults.ts'
import { order, useCommand } from '../api/use-command.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { lazyWithWords } from '../ui/lazy-with-words.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { StepFailed } from './StepFailed.tsx'

const TableUnderstood = lazyWithWords('tables', () => import('../ui/tables/TableUnderstood.tsx'))

type TableAnswers = NonNullable<CallOf<typeof shipmentImport>['json']['table']>
type Mode = 'dry_run' | 'all' | 'good_rows'

/**
 * Imports tracking numbers from a carrier's tool: previewed first, then imported completely or
 * without its faulty rows.
 */
export default function ImportSheet({ onClose }: { onClose(): void }) {
  const t = useWords('dispatch.import')
  const faultsOf = useFaults()
  const [file, setFile] = useState<File | null>(null)
  const [table, setTable] = useState<TableAnswers | null>(null)
  const run = useCommand(
    ({ mode, said }: { mode: Mode; said: TableAnswers | null }) =>
      order(shipmentImport, {
        json: { mode, ...(said && { table: said }) },
        files: file ? { rows: file } : {},
      }),
    {
      isDone: (answer) => answer.isDone,
      onDone: async ({ isDone, rows }, _asked, fresh) => {
        if (!isDone) return
        await fresh
        const count = rows.filter(isGood).length
        void notify({ text: t('done', { count }), tone: 'good' })
        onClose()
      },
    },
  )
  const faults = faultsOf(run.error)
  // The rows can't be interpreted before the columns are known.
  const isAsked = run.data?.read.questions.some(({ about }) => about !== 'dates') ?? false
  return (
    <Dialog onClose={onClose} title={t('title')} size="xl" closeOnClickOutside={false}>
      <Stack gap="sm">
        <FileInput
          label={t('file')}
          description={t('hint')}
          accept=".csv,.txt,text/csv,text/plain"
          data-autofocus
          value={file}
          error={faults['rows']}
          onChange={(chosen) => {
            setFile(chosen)
            setTable(null)
            run.reset()
          }}
        />
        {!faults['rows'] && (
          <StepFailed error={run.error} fields={['rows']} lostRace={t('lostRace')} />
        )}
        {run.data && (
          <Suspense fallback={null}>
            <TableUnderstood
              key={JSON.stringify(run.data.read)}
              read={run.data.read}
              fields={trackingFields.map((value) => ({ value, label: t(`fields.${value}`) }))}
              isPending={run.isPending}
              onAnswer={(answers) => {
                const columns = answers.columns?.map(
                  (one) => trackingFields.find((field) => field === one) ?? null,
                )
                const dateOrder = answers.dateOrder ?? table?.dateOrder ?? null
                const said = { ...answers, columns: columns ?? null, dateOrder }
                setTable(said)
                run.mutate({ mode: 'dry_run', said })
              }}
            />
          </Suspense>
        )}
        {run.data && !isAsked && (
          <Tried
            key={JSON.stringify(run.data.read)}
            rows={run.data.rows}
            isPending={run.isPending}
            hasQuestions={run.data.read.questions.length > 0}
            onTake={(mode) => run.mutate({ mode, said: table })}
          />
        )}
        {!run.data && (
          <Button
            disabled={!file}
            loading={run.isPending}
            onClick={() => run.mutate({ mode: 'dry_run', said: table })}
          >
            {t('try')}
          </Button>
        )}
      </Stack>
    </Dialog>
  )
}

const isGood = ({ outcome }: ImportedRow) => outcome !== 'fault' && outcome !== 'unchanged'

/** Rows drawn; the sentence above counts all of them. */
const shown = 100

interface TriedProps {
  rows: ImportedRow[]
  isPending: boolean
  /** A question above is open and has the focus. */
  hasQuestions: boolean
  onTake(mode: Mode): void
}

function Tried({ rows, isPending, hasQuestions, onTake }: TriedProps) {
  const t = useWords('dispatch.import')
  const summary = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The pressed button is gone.
    if (!hasQuestions) summary.current?.focus()
  }, [hasQuestions])
  const good = rows.filter(isGood).length
  const faults = rows.filter(({ fault }) => fault !== null).length
  // Faults first, because someone has to act on them.
  const ordered = rows.toSorted((a, b) => Number(a.fault === null) - Number(b.fault === null))
  return (
    <>
      <Text ref={summary} tabIndex={-1} size="sm" role="status" fw={600}>
        {t('tried', { good, faults, unchanged: rows.length - good - faults })}
      </Text>
      <ScrollArea.Autosize
        mah={320}
        // Focusable, so that it can be scrolled by keyboard.
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('what') }}
      >
        <Table stickyHeader verticalSpacing={4} aria-label={t('what')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('line')}</Table.Th>
              <Table.Th>{t('claim')}</Table.Th>
              <Table.Th>{t('numbers')}</Table.Th>
              <Table.Th>{t('what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ordered.slice(0, shown).map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td>{row.line}</Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.claim}</Table.Td>
                <Table.Td>
                  {row.carrier}{' '}
                  <Text span ff="monospace" size="xs">
                    {row.numbers.join(', ')}
                  </Text>
                </Table.Td>
                <Table.Td c={row.fault ? 'red' : ''}>
                  {row.fault ? t(`faults.${row.fault}`) : t(`outcomes.${row.outcome}`)}
                  {row.isUnusual && !row.fault && ` · ${t('unusual')}`}
                  {row.hints.map((hint) => (
                    <Text key={hint} size="xs" c="dimmed">
                      {t(`hints.${hint}`)}
                    </Text>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {rows.length > shown && (
          <Text size="xs" c="dimmed">
            {t('more', { count: rows.length - shown })}
          </Text>
        )}
      </ScrollArea.Autosize>
      <Group justify="flex-end" gap="xs">
        {faults > 0 && (
          <Button
            variant="default"
            disabled={good === 0}
            loading={isPending}
            onClick={() => onTake('good_rows')}
          >
            {t('good', { count: good })}
          </Button>
        )}
        <Button
          disabled={faults > 0 || good === 0}
          loading={isPending}
          onClick={() => onTake('all')}
        >
          {t('all', { count: good })}
        </Button>
      </Group>
    </>
  )
}
