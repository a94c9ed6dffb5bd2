import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useState } from 'react'
import { additionAtMost } from '../../../contract/decisions.ts'
import type { Macro, Phrase, PhraseContent } from '../../../contract/phrases.ts'
import { placeholders } from '../../../contract/placeholders.ts'
import { languages, type Language } from '../../../contract/schema.ts'
import { useFaults, useFormFailure } from '../../api/form-faults.ts'
import { useWords } from '../../ui/words.ts'
import { MacroFields } from './MacroFields.tsx'

interface PhraseFormProps {
  /** `null` for a new one. */
  phrase: Phrase | null
  start: { text: string; language: Language }
  canSave: { own: boolean; shared: boolean }
  isBusy: boolean
  error: Error | null
  onBack(): void
  onSave(content: PhraseContent): void
}

const shown = ['name', 'language', 'text', 'macro']
const noMacro: Macro = { decision: null, tag: null, hold: null }

/** The form of a phrase, which becomes a macro when it also does something. */
export function PhraseForm(props: PhraseFormProps) {
  const { phrase, start, canSave, isBusy, error, onBack, onSave } = props
  const t = useWords('review.phrases')
  const faults = useFaults()(error)
  const failure = useFormFailure()(error, shown)
  const [name, setName] = useState(phrase?.name ?? '')
  const [language, setLanguage] = useState(phrase?.language ?? start.language)
  const [text, setText] = useState(phrase ? (phrase.text ?? '') : start.text)
  const [macro, setMacro] = useState(phrase?.macro ?? null)
  const [isShared, setIsShared] = useState(phrase?.isShared ?? !canSave.own)
  const said = text.trim() === '' ? null : text
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isBusy) return
        onSave({ name, language: said === null ? null : language, text: said, macro, isShared })
      }}
    >
      <Stack gap="sm">
        <Group align="flex-start" gap="sm" wrap="nowrap">
          <TextInput
            flex={1}
            label={t('name')}
            data-autofocus
            autoFocus
            required
            maxLength={60}
            value={name}
            error={faults['name']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('language')}
            value={language}
            error={faults['language']}
            data={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              setLanguage(languages.find((one) => one === value) ?? language)
            }
          />
        </Group>
        <Textarea
          label={t('text')}
          description={t('textHint', {
            placeholders: placeholders.map((one) => `{${one}}`).join(' '),
          })}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={additionAtMost}
          value={text}
          error={faults['text']}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Checkbox
          size="xs"
          label={t('isMacro')}
          description={t('macroHint')}
          checked={macro !== null}
          onChange={(event) => setMacro(event.currentTarget.checked ? noMacro : null)}
        />
        {macro && <MacroFields macro={macro} faults={faults} onChange={setMacro} />}
        <Checkbox
          size="xs"
          label={t('share')}
          checked={isShared}
          disabled={!(canSave.own && canSave.shared)}
          onChange={(event) => setIsShared(event.currentTarget.checked)}
        />
        {failure && (
          <Text size="sm" c="red" role="alert">
            {failure}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={isBusy} onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
