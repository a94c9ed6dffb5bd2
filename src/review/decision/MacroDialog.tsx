import { Button, Kbd, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import type { FilledPhrase } from '../../../contract/phrases.ts'
import { useFailure } from '../../api/problem-words.ts'
import { useMacroWords } from '../../claims/phrases/macro-words.ts'
import { claimPhrasesQuery } from '../../claims/phrases/phrases-query.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { keyOf } from '../../ui/shortcuts/pressed.ts'
import { useWords } from '../../ui/words.ts'
import type { OwnDraft } from '../draft.ts'
import { MacroConfirm } from './MacroConfirm.tsx'
import classes from './Macros.module.css'
import { isAskedFirst, replacedBy, useMacro, type FilledMacro } from './use-macro.ts'

interface MacroDialogProps {
  claim: Claim
  draft: OwnDraft
  onManage(): void
  onDone(): void
  onHeld(): void
  onClose(): void
}

/** The macros, the first nine on a digit. One that changes the claim is confirmed first. */
export default function MacroDialog(props: MacroDialogProps) {
  const { claim, draft, onManage, onDone, onHeld, onClose } = props
  const t = useWords('review.phrases')
  const failure = useFailure()
  const does = useMacroWords()
  const phrases = useQuery(claimPhrasesQuery(claim))
  const [chosen, setChosen] = useState<FilledMacro | null>(null)
  const macro = useMacro(claim, draft, { onDone, onHeld })
  const macros = (phrases.data?.phrases ?? []).filter(
    (one: FilledPhrase): one is FilledMacro => one.macro !== null,
  )
  const choose = (one: FilledMacro | undefined) => {
    if (!one) return
    if (isAskedFirst(one, draft)) setChosen(one)
    else void macro.apply(one)
  }
  if (chosen) {
    return (
      <Dialog title={chosen.name} size="md" onClose={onClose}>
        <MacroConfirm
          claim={claim}
          chosen={chosen}
          replaced={replacedBy(chosen, draft)}
          refused={macro.refused}
          isBusy={macro.isPending}
          onBack={() => {
            macro.forget()
            setChosen(null)
          }}
          onApply={() => void macro.apply(chosen)}
        />
      </Dialog>
    )
  }
  return (
    <Dialog title={t('macros')} size="md" onClose={onClose}>
      <Stack
        gap="xs"
        onKeyDown={(event) => {
          const one = macros[Number(keyOf(event.nativeEvent)) - 1]
          if (!one) return
          event.preventDefault()
          choose(one)
        }}
      >
        <Text size="xs" c="dimmed">
          {t('macrosHint')}
        </Text>
        {phrases.isPending && <Skeleton height={80} role="status" aria-label={t('loading')} />}
        {phrases.isError && !phrases.data && (
          <Failed
            title={t('failed')}
            {...failure(phrases.error)}
            onRetry={() => void phrases.refetch()}
          />
        )}
        {phrases.data && macros.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noMacros')}
          </Text>
        )}
        <div className={classes.list}>
          {macros.map((one, index) => (
            <Button
              key={one.id}
              variant="default"
              justify="space-between"
              style={{ flex: 'none' }}
              data-autofocus={index === 0 || undefined}
              // Also when it comes after the dialog.
              autoFocus={index === 0}
              title={does(one.macro)}
              rightSection={index < 9 && <Kbd size="xs">{index + 1}</Kbd>}
              onClick={() => choose(one)}
            >
              {one.name}{' '}
              {one.language && (
                <Text span size="xs" c="dimmed">
                  {t(`languages.${one.language}`)}
                </Text>
              )}
            </Button>
          ))}
        </div>
        {!phrases.isPending && (
          <Button
            variant="subtle"
            size="compact-sm"
            data-autofocus={macros.length === 0 || undefined}
            autoFocus={phrases.isSuccess && macros.length === 0}
            onClick={onManage}
          >
            {t('manageAll')}
          </Button>
        )}
      </Stack>
    </Dialog>
  )
}
