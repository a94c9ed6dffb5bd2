import { Alert, Button, Checkbox, Group, List, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  mostReassigned,
  reassignClaims,
  reassignPreview,
  reassignUndo,
  type ReassignTarget,
} from '../../contract/reassign.ts'
import type { Answered } from '../../contract/endpoint.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { queryOf } from '../api/query.ts'
import { useCommand } from '../api/use-command.ts'
import { DateField } from '../ui/date-field/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { QuickSelect } from '../ui/QuickSelect.tsx'
import { useWords } from '../ui/words.ts'
import { wantedOf, type ReassignFrom } from './reassign-from.ts'
import { standings } from './standings.ts'
import { workloadsQuery } from './supervision-queries.ts'

interface ReassignDialogProps {
  from: ReassignFrom
  onClose(): void
}

/** Reassigns claims of the board: previewed first, then done, with undo. */
export function ReassignDialog({ from, onClose }: ReassignDialogProps) {
  const t = useWords('supervision.reassign')
  const tc = useWords('common.clock')
  const failure = useFailure()
  const faults = useFaults()
  const people = useQuery(workloadsQuery).data ?? []
  const [to, setTo] = useState('rule')
  const [due, setDue] = useState(from.due)
  const [until, setUntil] = useState('')
  const [because, setBecause] = useState('')
  const body = {
    from: { ...wantedOf(from), due },
    to: targetOf(to, until),
    because: because.trim() || null,
    atMost: mostReassigned,
  }
  const trial = useQuery(
    queryOf(
      reassignPreview,
      { body: { from: body.from, to: body.to, atMost: body.atMost } },
      { enabled: to !== 'hold' || until !== '', gcTime: 0 },
    ),
  )
  const act = useCommand(reassignClaims)
  const undo = useCommand(reassignUndo)
  const doneId = act.data?.id
  const isHold = to === 'hold'
  const error = undo.error ?? act.error ?? trial.error
  const change = (set: () => void) => {
    set()
    act.reset()
  }

  return (
    <Dialog title={t('title', { what: from.name })} size="lg" onClose={onClose}>
      <Stack gap="sm">
        {!act.data && (
          <>
            <Checkbox.Group
              label={t('which')}
              value={due}
              onChange={(value) =>
                change(() => setDue(standings.filter((one) => value.includes(one))))
              }
            >
              <Group gap="sm" mt={4}>
                {standings.map((standing) => (
                  <Checkbox key={standing} size="xs" value={standing} label={tc(standing)} />
                ))}
              </Group>
            </Checkbox.Group>
            <QuickSelect
              label={t('to')}
              data-autofocus
              value={to}
              data={[
                { value: 'rule', label: t('byRule') },
                { value: 'nobody', label: t('toNobody') },
                { value: 'hold', label: t('toHold') },
                ...people.map((one) => ({
                  value: one.id,
                  label: one.isAbsent
                    ? t('personAway', { name: one.name })
                    : t('person', { name: one.name, open: one.open }),
                })),
              ]}
              onChange={(event) => {
                const { value } = event.currentTarget
                change(() => setTo(value))
              }}
            />
            {isHold && (
              <DateField
                label={t('until')}
                description={t('untilHint')}
                required
                value={until}
                onChange={(date) => change(() => setUntil(date))}
              />
            )}
            <Textarea
              label={t('because')}
              description={t(isHold ? 'becauseHeld' : 'becauseHint')}
              required={isHold}
              maxLength={500}
              autosize
              minRows={2}
              value={because}
              onChange={(event) => {
                const { value } = event.currentTarget
                change(() => setBecause(value))
              }}
            />
          </>
        )}
        {error && (
          <Alert color="red" variant="light" role="alert">
            {failure(error).text} {Object.values(faults(error)).join(' ')}
          </Alert>
        )}
        {undo.data ? (
          <Text role="status">{t(isHold ? 'takenUp' : 'undone', undo.data)}</Text>
        ) : (
          <Outcome
            outcome={act.data ?? trial.data ?? null}
            isDone={act.data !== undefined}
            isOnItsWay={trial.isFetching}
          />
        )}
        <Group justify="flex-end">
          {doneId && !undo.data && (
            <Button
              variant="default"
              loading={undo.isPending}
              onClick={() => undo.mutate({ params: { id: doneId } })}
            >
              {t('undo')}
            </Button>
          )}
          {act.data ? (
            <Button onClick={onClose}>{t('close')}</Button>
          ) : (
            <Button
              loading={act.isPending}
              disabled={countOf(trial.data ?? null) === 0 || (isHold && because.trim() === '')}
              onClick={() => act.mutate({ body })}
            >
              {t(isHold ? 'actHold' : 'act', { count: countOf(trial.data ?? null) })}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

type Outcome = Answered<typeof reassignPreview>

const countOf = (outcome: Outcome | null) =>
  outcome?.given.reduce((sum, { claims }) => sum + claims, outcome.held) ?? 0

function targetOf(to: string, until: string): ReassignTarget {
  if (to === 'hold') return { kind: 'hold', until }
  if (to === 'rule') return { kind: 'rule', among: [] }
  return to === 'nobody' ? { kind: 'nobody' } : { kind: 'person', id: to }
}

interface OutcomeProps {
  outcome: Outcome | null
  isDone: boolean
  isOnItsWay: boolean
}

/** Who gets how many claims, and which stay. */
function Outcome({ outcome, isDone, isOnItsWay }: OutcomeProps) {
  const t = useWords('supervision.reassign')
  if (!outcome) return isOnItsWay ? <Text c="dimmed">{t('counting')}</Text> : null
  const { fitting, given, left, busy, held, heldAlready } = outcome
  const rest = fitting - mostReassigned
  return (
    <div role="status">
      <Text size="sm" fw={600}>
        {isDone
          ? t(held > 0 ? 'held' : 'done', { count: countOf(outcome) })
          : t('fitting', { count: fitting })}
      </Text>
      <List size="sm" listStyleType="none">
        {given.map(({ id, name, claims }) => (
          <List.Item key={id ?? 'nobody'}>
            {name ? t('gets', { name, claims }) : t('getsNobody', { claims })}
          </List.Item>
        ))}
        {held > 0 && !isDone && <List.Item>{t('wouldHold', { count: held })}</List.Item>}
        {heldAlready > 0 && <List.Item>{t('heldAlready', { count: heldAlready })}</List.Item>}
        {given.length + held === 0 && <List.Item>{t('nothing')}</List.Item>}
        {left > 0 && <List.Item>{t('left', { count: left })}</List.Item>}
        {busy > 0 && <List.Item>{t('busy', { count: busy })}</List.Item>}
        {rest > 0 && <List.Item>{t('rest', { count: rest })}</List.Item>}
      </List>
    </div>
  )
}
