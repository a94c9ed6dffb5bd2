import { ActionIcon, Anchor, Button, Group, Text, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { goldenSet, type Quality } from '../../contract/quality.ts'
import { useFailure } from '../api/problem-words.ts'
import { asAnswerOf, useCommand } from '../api/use-command.ts'
import { useMay } from '../api/session.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './QualityPage.module.css'
import { qualityQuery } from './quality-queries.ts'

/** Golden claims: claims with a known answer, mixed in among the second looks. */
export function GoldenClaims({ claims }: { claims: Quality['goldenClaims'] }) {
  const t = useWords('supervision.quality')
  const canAct = useMay()('supervision.act')
  const failure = useFailure()
  const [number, setNumber] = useState('')
  const set = useCommand(goldenSet, {
    shows: asAnswerOf(qualityQuery),
    onDone: () => setNumber(''),
  })
  return (
    <section className={classes.panel} aria-label={t('goldenClaims')}>
      <h2>{t('goldenClaims')}</h2>
      {claims.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noGolden')}
        </Text>
      )}
      {claims.map((one) => (
        <Group key={one.number} gap="xs">
          <Anchor component={Link} to={paths.claim(one.number)} size="sm">
            {one.number}
          </Anchor>
          <Text size="sm">{t(`kinds.${one.kind}`)}</Text>
          {canAct && (
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={t('dropGolden', { number: one.number })}
              onClick={() =>
                set.mutate({ params: { number: one.number }, body: { isGolden: false } })
              }
            >
              <IconX size={12} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {canAct && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            set.mutate({ params: { number: number.trim() }, body: { isGolden: true } })
          }}
        >
          <Group gap="xs" align="flex-end" mt="xs">
            <TextInput
              size="xs"
              label={t('goldenNumber')}
              placeholder="R-100001"
              value={number}
              error={set.isError ? failure(set.error).text : undefined}
              onChange={(event) => {
                setNumber(event.currentTarget.value)
                set.reset()
              }}
            />
            <Button
              size="xs"
              type="submit"
              variant="default"
              disabled={number.trim() === ''}
              loading={set.isPending}
            >
              {t('addGolden')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  )
}
