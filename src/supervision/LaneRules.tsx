import { Alert, Button, Group, MultiSelect, NumberInput, TagsInput, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { laneChange, type Lane } from '../../contract/lane.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { asAnswerOf, useCommand } from '../api/use-command.ts'
import { laneQuery } from '../claims/lane-query.ts'
import { LaneRate } from '../claims/LaneRate.tsx'
import { promotionsQuery } from '../claims/promotions-query.ts'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { moneyOf, saidOf } from './money-typed.ts'
import classes from './QualityPage.module.css'

/** What is left out of the clean lane, how much of it gets a second look, and what those found. */
export function LaneRules({ lane }: { lane: Lane }) {
  const t = useWords('supervision.lane')
  const canAct = useMay()('supervision.act')
  const failure = useFailure()
  const promotions = useQuery(promotionsQuery).data ?? []
  const [without, setWithout] = useState(lane.without)
  const [limits, setLimits] = useState(lane.worthAtMost.map(saidOf))
  const [share, setShare] = useState(lane.share)
  const save = useCommand(laneChange, {
    shows: asAnswerOf(laneQuery),
    onDone: () => void notify({ text: t('saved'), tone: 'good' }),
  })
  const faults = useFaults()(save.error)
  const faultOf = (field: string) =>
    Object.entries(faults).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1]
  // One that was removed since keeps its id, so that saving does not lose it.
  const names = new Map([
    ...without.map((id) => [id, id] as const),
    ...promotions.map(({ id, name }) => [id, name] as const),
  ])
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <Text size="sm" c="dimmed">
        {t('hint')}
      </Text>
      <Text size="sm" my={6}>
        <LaneRate lane={lane} />
      </Text>
      <MultiSelect
        size="xs"
        label={t('without')}
        placeholder={without.length === 0 ? t('none') : ''}
        searchable
        disabled={!canAct}
        data={[...names].map(([value, label]) => ({ value, label }))}
        value={without}
        error={faultOf('without')}
        onChange={setWithout}
      />
      <TagsInput
        size="xs"
        mt={6}
        label={t('worthAtMost')}
        description={t('worthHint')}
        placeholder={limits.length === 0 ? 'EUR 100' : ''}
        disabled={!canAct}
        value={limits}
        error={faultOf('worthAtMost')}
        onChange={setLimits}
      />
      <NumberInput
        size="xs"
        mt={6}
        w={220}
        label={t('share')}
        min={0}
        max={100}
        suffix=" %"
        allowDecimal={false}
        readOnly={!canAct}
        value={share}
        error={faultOf('share')}
        onChange={(value) => setShare(typeof value === 'number' ? value : 0)}
      />
      {save.isError && Object.keys(faults).length === 0 && (
        <Alert color="red" variant="light" role="alert" mt="xs">
          {failure(save.error).text}
        </Alert>
      )}
      {canAct && (
        <Group mt="xs">
          <Button
            size="xs"
            loading={save.isPending}
            onClick={() => {
              const worthAtMost = limits.flatMap((typed) => moneyOf(typed) ?? [])
              save.mutate({ body: { without, worthAtMost, share } })
            }}
          >
            {t('save')}
          </Button>
        </Group>
      )}
    </section>
  )
}
