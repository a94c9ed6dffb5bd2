import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Phrase } from '../../../contract/phrases.ts'
import { languages } from '../../../contract/schema.ts'
import { useFailure } from '../../api/problem-words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { ListSkeleton } from '../../ui/list/ListSkeleton.tsx'
import { useWords } from '../../ui/words.ts'
import { PhraseForm } from './PhraseForm.tsx'
import { PhraseRow } from './PhraseRow.tsx'
import classes from './PhrasesSheet.module.css'
import { phrasesQuery } from './phrases-query.ts'
import { usePhrases } from './use-phrases.ts'

interface PhrasesSheetProps {
  /** What a new phrase begins with. */
  typed?: string
  language?: string
  onClose(): void
}

/** Saves, changes and deletes phrases and macros. */
export default function PhrasesSheet({ typed = '', language = 'en', onClose }: PhrasesSheetProps) {
  const t = useWords('review.phrases')
  const failure = useFailure()
  const phrases = useQuery(phrasesQuery)
  const { save, remove } = usePhrases()
  const [edited, setEdited] = useState<Phrase | 'new' | null>(null)
  const [said, setSaid] = useState('')
  const canSave = phrases.data?.canSave ?? { own: false, shared: false }
  const list = phrases.data?.phrases ?? []

  if (edited) {
    return (
      <Dialog
        title={edited === 'new' ? t('new') : t('change', { name: edited.name })}
        size="lg"
        // What was typed is not lost by a slip.
        closeOnClickOutside={false}
        closeOnEscape={false}
        onClose={onClose}
      >
        <PhraseForm
          phrase={edited === 'new' ? null : edited}
          start={{ text: typed, language: languages.find((one) => one === language) ?? 'en' }}
          canSave={canSave}
          isBusy={save.isPending}
          error={save.error}
          onBack={() => {
            save.reset()
            setEdited(null)
          }}
          onSave={(content) =>
            save.mutate(
              { phrase: edited === 'new' ? null : edited, content },
              {
                onSuccess: ({ name }) => {
                  setSaid(t('saved', { name }))
                  setEdited(null)
                },
              },
            )
          }
        />
      </Dialog>
    )
  }
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <Text size="sm" c="dimmed">
          {t('intro')}
        </Text>
        {(canSave.own || canSave.shared) && (
          <Button
            size="compact-md"
            data-autofocus
            autoFocus
            style={{ flex: 'none' }}
            onClick={() => {
              setSaid('')
              setEdited('new')
            }}
          >
            {t('new')}
          </Button>
        )}
      </Group>
      <Text size="sm" mih={22} role="status">
        {said}
      </Text>
      {remove.error && (
        <Text size="sm" c="red" role="alert">
          {failure(remove.error).text}
        </Text>
      )}
      {phrases.isPending && <ListSkeleton />}
      {phrases.isError && !phrases.data && (
        <Failed
          title={t('failed')}
          {...failure(phrases.error)}
          onRetry={() => void phrases.refetch()}
        />
      )}
      {phrases.data && list.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      <ul className={classes.list}>
        {list.map((phrase) => (
          <PhraseRow
            key={phrase.id}
            phrase={phrase}
            isBusy={remove.isPending}
            onChange={() => {
              setSaid('')
              setEdited(phrase)
            }}
            onDelete={() => {
              setSaid('')
              remove.mutate(phrase, {
                onSuccess: () => setSaid(t('deleted', { name: phrase.name })),
              })
            }}
          />
        ))}
      </ul>
    </Dialog>
  )
}
