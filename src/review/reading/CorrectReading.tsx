import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CorrectableFact } from '../../../contract/document-reading.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import { readingCorrect } from '../../../contract/readings.ts'
import { useFailure } from '../../api/problem-words.ts'
import { useCommand } from '../../api/use-command.ts'
import { fieldKeys } from '../../ui/shortcuts/field-keys.ts'
import { useWords } from '../../ui/words.ts'
import classes from './reading.module.css'

interface CorrectReadingProps {
  number: string
  kind: EvidenceKind
  fact: CorrectableFact
  label: string
  /** The earlier correction. */
  value: string
  onDone(): void
}

/**
 * Corrects what was read. Saved with the person's name; emptied, the machine's reading applies
 * again.
 */
export function CorrectReading({ number, kind, fact, label, value, onDone }: CorrectReadingProps) {
  const t = useWords('review.reading')
  const failure = useFailure()
  const [text, setText] = useState(value)
  const save = useCommand(readingCorrect, {
    onDone: async (_answer, _asked, fresh) => {
      await fresh
      onDone()
    },
  })
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ params: { number, kind }, body: { fact, value: text } })
      }}
    >
      <TextInput
        size="xs"
        autoFocus
        label={t('really', { what: label })}
        maxLength={120}
        value={text}
        error={save.isError ? failure(save.error).text : null}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={fieldKeys({ Escape: onDone })}
      />
      <Group gap={6}>
        <Button type="submit" size="compact-xs" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </Group>
    </form>
  )
}
