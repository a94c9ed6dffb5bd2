import { Alert, Button, Group, Radio, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { sharingChange, type SharingTerms } from '../../contract/sharing.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { asAnswerOf, useCommand } from '../api/use-command.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import classes from './PeoplePage.module.css'
import { sharingQuery } from './supervision-queries.ts'

const rules = ['off', 'even', 'load'] as const satisfies SharingTerms['rule'][]

/** How the desk gives new claims to people by itself. */
export function SharingRules({ terms }: { terms: SharingTerms }) {
  const t = useWords('supervision.sharing')
  const canAct = useMay()('supervision.act')
  const failure = useFailure()
  const [{ rule, isByLanguage }, setWanted] = useState(terms)
  const save = useCommand(sharingChange, {
    shows: asAnswerOf(sharingQuery),
    onDone: () => void notify({ text: t('saved'), tone: 'good' }),
  })
  const isChanged = rule !== terms.rule || isByLanguage !== terms.isByLanguage
  return (
    <section className={classes.sharing} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <Text size="sm" c="dimmed">
        {t('hint')}
      </Text>
      <Stack gap="xs" mt="xs">
        <Radio.Group
          aria-label={t('title')}
          value={rule}
          onChange={(value) => {
            const chosen = rules.find((one) => one === value)
            if (chosen) setWanted({ rule: chosen, isByLanguage })
          }}
        >
          <Stack gap={6}>
            {rules.map((one) => (
              <Radio
                key={one}
                size="sm"
                value={one}
                disabled={!canAct}
                label={t(`rules.${one}`)}
                description={t(`ruleHints.${one}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Switch
          size="sm"
          label={t('isByLanguage')}
          description={t('isByLanguageHint')}
          checked={isByLanguage}
          disabled={!canAct || rule === 'off'}
          onChange={(event) => setWanted({ rule, isByLanguage: event.currentTarget.checked })}
        />
        {save.isError && (
          <Alert color="red" variant="light" role="alert">
            {failure(save.error).text}
          </Alert>
        )}
        {isChanged && (
          <Text size="sm" role="status">
            {t(`means.${rule === 'off' ? 'off' : 'on'}`)}
          </Text>
        )}
        {canAct && (
          <Group>
            <Button
              size="xs"
              disabled={!isChanged}
              loading={save.isPending}
              onClick={() => save.mutate({ body: { rule, isByLanguage } })}
            >
              {t('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  )
}
