import { ActionIcon, Badge, Button, Text } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Phrase } from '../../../contract/phrases.ts'
import { useWords } from '../../ui/words.ts'
import classes from './PhrasesSheet.module.css'
import { useMacroWords } from './macro-words.ts'

interface PhraseRowProps {
  phrase: Phrase
  isBusy: boolean
  onChange(): void
  onDelete(): void
}

/** One phrase or macro; deleting it is asked for twice. */
export function PhraseRow({ phrase, isBusy, onChange, onDelete }: PhraseRowProps) {
  const { name, text, macro, language, isShared, isMine, author, canChange } = phrase
  const t = useWords('review.phrases')
  const does = useMacroWords()
  const [isAsked, setIsAsked] = useState(false)
  const trash = useRef<HTMLButtonElement>(null)
  function keep() {
    flushSync(() => setIsAsked(false))
    trash.current?.focus()
  }
  const whose = [
    macro && t('macro'),
    language && t(`languages.${language}`),
    isShared && (isMine ? t('shared') : t('by', { name: author.name })),
  ]
  if (isAsked) {
    return (
      <li className={classes.row}>
        <Text size="sm" className={classes.said ?? ''} role="alert">
          {t(isShared ? 'deleteShared' : 'deleteOwn', { name })}
        </Text>
        <Button size="compact-xs" color="red" loading={isBusy} onClick={onDelete}>
          {t('delete')}
        </Button>
        <Button size="compact-xs" variant="subtle" autoFocus onClick={keep}>
          {t('keep')}
        </Button>
      </li>
    )
  }
  return (
    <li className={classes.row}>
      <div className={classes.said}>
        <div className={classes.name} title={name}>
          {name}
        </div>
        <div className={classes.text} title={text ?? ''} lang={language ?? undefined}>
          {[text, macro && does(macro)].filter(Boolean).join(' · ')}
        </div>
      </div>
      {whose.map(
        (one) =>
          one && (
            <Badge key={one} size="xs" variant="default" tt="none" maw={150}>
              {one}
            </Badge>
          ),
      )}
      {canChange && (
        <>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('changeOf', { name })}
            title={t('changeIt')}
            onClick={onChange}
          >
            <IconPencil size={15} />
          </ActionIcon>
          <ActionIcon
            ref={trash}
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('deleteOf', { name })}
            title={t('delete')}
            onClick={() => setIsAsked(true)}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </>
      )}
    </li>
  )
}
