import { Alert, Button, Checkbox, Group, NumberInput, Stack } from '@mantine/core'
import { useState } from 'react'
import { workloadChange, type Workload } from '../../contract/reassign.ts'
import { languages } from '../../contract/schema.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { DateField } from '../ui/date-field/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { workloadsQuery } from './supervision-queries.ts'

/** A person's limits and absence. An absence that has begun unassigns their claims. */
export function WorkloadForm({ person, onClose }: { person: Workload; onClose(): void }) {
  const t = useWords('supervision.people')
  const tl = useWords('supervision.languages')
  const failure = useFailure()
  const faultsOf = useFaults()
  const [terms, setTerms] = useState({
    languages: person.languages,
    cap: person.cap,
    absentFrom: person.absentFrom ?? '',
    absentUntil: person.absentUntil ?? '',
  })
  const change = (changed: Partial<typeof terms>) => setTerms((now) => ({ ...now, ...changed }))
  const save = useCommand(workloadChange, {
    shows: ({ people }, cache) => {
      cache.setQueryData(workloadsQuery.queryKey, people)
      return workloadsQuery.queryKey
    },
    onDone: ({ freed }) => {
      void notify({ text: t('saved', { freed }), tone: 'good' })
      onClose()
    },
  })
  const faults = faultsOf(save.error)
  return (
    <Dialog title={person.name} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({
            params: { id: person.id },
            body: {
              ...terms,
              absentFrom: terms.absentFrom || null,
              absentUntil: terms.absentUntil || null,
            },
          })
        }}
      >
        <Stack gap="sm">
          <Checkbox.Group
            label={t('columns.languages')}
            description={t('languagesHint')}
            value={terms.languages}
            onChange={(value) =>
              change({ languages: languages.filter((one) => value.includes(one)) })
            }
          >
            <Group gap="sm" mt={6}>
              {languages.map((language) => (
                <Checkbox key={language} size="xs" value={language} label={tl(language)} />
              ))}
            </Group>
          </Checkbox.Group>
          <NumberInput
            label={t('columns.cap')}
            description={t('capHint')}
            min={0}
            max={10_000}
            allowDecimal={false}
            value={terms.cap ?? ''}
            error={faults['cap']}
            onChange={(value) => change({ cap: typeof value === 'number' ? value : null })}
          />
          <Group grow>
            <DateField
              label={t('absentFrom')}
              value={terms.absentFrom}
              error={faults['absentFrom']}
              onChange={(absentFrom) => change({ absentFrom })}
            />
            <DateField
              label={t('absentUntil')}
              value={terms.absentUntil}
              error={faults['absentUntil']}
              onChange={(absentUntil) => change({ absentUntil })}
            />
          </Group>
          {save.isError && (
            <Alert color="red" variant="light" role="alert">
              {failure(save.error).text}
            </Alert>
          )}
          <Button type="submit" loading={save.isPending} w="fit-content">
            {t('save')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  )
}
