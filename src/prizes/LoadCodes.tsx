import { Alert, Button, Group, List, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { codesAdd, type CodeStock } from '../../contract/prizes.ts'
import { api } from '../api/api.ts'
import { ApiProblem } from '../../contract/client.ts'
import { useFailure } from '../api/problem-words.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'

interface LoadCodesProps {
  stock: CodeStock
  onDone(): void
}

/** Codes pasted line by line: all of them are loaded, or none. */
export function LoadCodes({ stock, onDone }: LoadCodesProps) {
  const t = useWords('prizes.codes')
  const tc = useWords('common.app')
  const queryClient = useQueryClient()
  const [text, setText] = useState('')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const lines = text
    .split('\n')
    .map((line, index) => ({ code: line.trim(), number: index + 1 }))
    .filter(({ code }) => code !== '')
  const codes = lines.map(({ code }) => code)
  const load = useMutation({
    mutationFn: () =>
      api.call(codesAdd, {
        idempotencyKey: key,
        body: { promotion: stock.promotion.id, prize: stock.prize.id, codes },
      }),
    onSuccess: async ({ added, served }) => {
      await queryClient.invalidateQueries({ queryKey: ['prizes'] })
      void notify({ text: t('done', { added, served }), tone: 'good' })
      onDone()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        load.mutate()
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={t('field')}
          description={t('hint')}
          data-autofocus
          autosize
          minRows={8}
          maxRows={16}
          spellCheck={false}
          autoComplete="off"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            // Other codes are another act.
            setKey(crypto.randomUUID())
            load.reset()
          }}
        />
        {load.isError && (
          <LoadFailed error={load.error} lineOf={(index) => lines[index]?.number ?? 0} />
        )}
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {t('count', { count: codes.length })}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={onDone}>
              {tc('cancel')}
            </Button>
            <Button type="submit" disabled={codes.length === 0} loading={load.isPending}>
              {t('submit', { count: codes.length })}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

interface LoadFailedProps {
  error: Error
  /** Number of the line in which a code stands; empty lines are counted too. */
  lineOf(index: number): number
}

/** Faults by line; the text stays as it was, so that nothing has to be pasted again. */
function LoadFailed({ error, lineOf }: LoadFailedProps) {
  const t = useWords('prizes.codes')
  const failure = useFailure()
  const faults = error instanceof ApiProblem ? (error.problem.faults ?? []) : []
  return (
    <Alert color="red" variant="light" p="xs" role="alert" title={failure(error).text}>
      <List size="sm" listStyleType="none">
        {faults.slice(0, 12).map(({ field, code, message }) => (
          <List.Item key={field}>
            {t('line', {
              line: lineOf(Number(field.split('.')[1] ?? 0)),
              fault: code === 'malformed' || code === 'repeated' ? t(`faults.${code}`) : message,
            })}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
