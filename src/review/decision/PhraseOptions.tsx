import { Badge, Combobox, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Answered } from '../../../contract/endpoint.ts'
import type { claimPhrases } from '../../../contract/phrases.ts'
import { useLatest } from '../../ui/use-latest.ts'
import { useWords } from '../../ui/words.ts'
import type { SentencePhrase } from './phrases-for.ts'
import classes from './SentenceField.module.css'

interface PhraseOptionsProps {
  phrases: UseQueryResult<Answered<typeof claimPhrases>>
  listed: SentencePhrase[]
  /** How long a phrase may be here, in UTF-16 code units. */
  room: number
  /** Called whenever other phrases are listed. */
  onListed(): void
}

/** What is in the list of phrases: each as it would read, and what is not known for it. */
export function PhraseOptions({ phrases, listed, room, onListed }: PhraseOptionsProps) {
  const t = useWords('review.phrases')
  return (
    <>
      <Combobox.Options className={classes.options ?? ''} aria-label={t('title')}>
        {listed.map(({ id, name, text, language, missing, isShared }) => (
          <Combobox.Option key={id} value={id} disabled={text.length > room}>
            <div className={classes.head}>
              <Text span size="sm" truncate>
                {name}
              </Text>
              {language && language !== phrases.data?.language && (
                <Badge size="xs" variant="default" tt="none">
                  {t(`languages.${language}`)}
                </Badge>
              )}
              {isShared && (
                <Badge size="xs" variant="default" tt="none">
                  {t('shared')}
                </Badge>
              )}
            </div>
            <div className={classes.text} lang={language ?? undefined} dir="auto">
              {text}
            </div>
            {missing.length > 0 && (
              <div className={classes.warning}>{t('missing', { what: namesOf(missing) })}</div>
            )}
            {text.length > room && <div className={classes.warning}>{t('tooLong')}</div>}
          </Combobox.Option>
        ))}
        {phrases.isError && !phrases.data && (
          <Combobox.Option value="again">{t('failedAgain')}</Combobox.Option>
        )}
        <Combobox.Option value="manage">{t('manage')}</Combobox.Option>
      </Combobox.Options>
      <Listed key={listed.map(({ id }) => id).join()} onListed={onListed} />
      {listed.length === 0 && !phrases.isError && (
        <Combobox.Footer role="status">
          {phrases.isPending ? t('loading') : t(phrases.data?.phrases.length ? 'noMatch' : 'none')}
        </Combobox.Footer>
      )}
    </>
  )
}

const namesOf = (missing: string[]) => missing.map((name) => `{${name}}`).join(', ')

/** Remounted when other phrases are listed, so that Enter always means the first one. */
function Listed({ onListed }: Pick<PhraseOptionsProps, 'onListed'>) {
  const listed = useLatest(onListed)
  useEffect(() => {
    listed()
  }, [listed])
  return null
}
