import { Alert, Button, Group, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core'
import { TimePicker } from '@mantine/dates'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { teamChange, type TeamHours } from '../../contract/team.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { useMay } from '../api/session.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListPage } from '../ui/list/ListPage.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { teamQuery } from './supervision-queries.ts'
import { SupervisionTabs } from './SupervisionTabs.tsx'

/** The team's working hours. */
export function Page() {
  const t = useWords('supervision.team')
  const failure = useFailure()
  const team = useQuery(teamQuery)
  return (
    <ListPage title={t('title')} views={<SupervisionTabs />}>
      {team.isPending && <ListSkeleton />}
      {team.isError && (
        <Failed title={t('failed')} {...failure(team.error)} onRetry={() => void team.refetch()} />
      )}
      {team.data && <TeamForm team={team.data.hours} />}
    </ListPage>
  )
}

function TeamForm({ team }: { team: TeamHours }) {
  const t = useWords('supervision.team')
  const canAct = useMay()('supervision.act')
  const failure = useFailure()
  const faultsOf = useFaults()
  const [hours, setHours] = useState(team)
  const change = (changed: Partial<TeamHours>) => setHours((now) => ({ ...now, ...changed }))
  const save = useCommand(teamChange, {
    onDone: () => void notify({ text: t('saved'), tone: 'good' }),
  })
  const faults = faultsOf(save.error)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ body: hours })
      }}
    >
      <Stack gap="sm" p="md" maw={520}>
        <Text size="sm" c="dimmed">
          {t('hint')}
        </Text>
        <TextInput
          label={t('zone')}
          value={hours.zone}
          readOnly={!canAct}
          error={faults['zone']}
          onChange={(event) => change({ zone: event.currentTarget.value })}
        />
        <TagsInput
          label={t('calendars')}
          value={hours.calendars}
          readOnly={!canAct}
          error={faults['calendars'] ?? faults['calendars.0']}
          onChange={(calendars) => change({ calendars })}
        />
        <Group grow>
          {(['from', 'to'] as const).map((end) => (
            <TimePicker
              key={end}
              // As every time in the app is written.
              format="24h"
              label={t(end)}
              hoursInputLabel={t('hours', { end: t(end) })}
              minutesInputLabel={t('minutes', { end: t(end) })}
              value={hours[end]}
              readOnly={!canAct}
              error={faults[end]}
              onChange={(time) => change({ [end]: time })}
            />
          ))}
        </Group>
        <Switch
          label={t('cuti')}
          checked={hours.countsCutiBersamaAsOff}
          disabled={!canAct}
          onChange={(event) => change({ countsCutiBersamaAsOff: event.currentTarget.checked })}
        />
        {save.isError && (
          <Alert color="red" variant="light" role="alert">
            {failure(save.error).text}
          </Alert>
        )}
        {canAct && (
          <Button type="submit" w="fit-content" loading={save.isPending}>
            {t('save')}
          </Button>
        )}
      </Stack>
    </form>
  )
}
