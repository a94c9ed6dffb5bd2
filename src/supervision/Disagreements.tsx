import { Alert, Anchor, Button, Group, Loader, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { disagreementSettle, type Disagreement, type LookVerdict } from '../../contract/quality.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { paths } from '../ui/paths.ts'
import { StateBadge } from '../ui/StateBadge.tsx'
import { useWords } from '../ui/words.ts'
import classes from './QualityPage.module.css'
import { reasonsQuery } from '../claims/reasons-query.ts'
import { disagreementsQuery } from './quality-queries.ts'

/**
 * Attempts with two different verdicts. A supervisor settles who was right, and reverses the
 * decision on the claim itself.
 */
export function Disagreements() {
  const t = useWords('supervision.quality')
  const failure = useFailure()
  const list = useQuery(disagreementsQuery)
  return (
    <section className={classes.panel} aria-label={t('disagreements')}>
      <h2>{t('disagreements')}</h2>
      {list.isPending && <Loader size="sm" />}
      {list.isError && (
        <Alert color="red" variant="light" role="alert">
          {failure(list.error).text}
        </Alert>
      )}
      {list.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noDisagreements')}
        </Text>
      )}
      {list.data?.map((one) => (
        <Row key={one.id} disagreement={one} />
      ))}
    </section>
  )
}

function Row({ disagreement }: { disagreement: Disagreement }) {
  const t = useWords('supervision.quality')
  const failure = useFailure()
  const { id, claim, first, firstBy, second, secondBy, note, settledFor, settledBy, canSettle } =
    disagreement
  const settle = useCommand(disagreementSettle)
  return (
    <article className={classes.disagreement} aria-label={claim}>
      <Group gap="xs">
        <Anchor component={Link} to={paths.claim(claim)} size="sm" fw={500}>
          {claim}
        </Anchor>
        {settledFor ? (
          <StateBadge tone="plain">
            {t('settled', {
              name: settledFor === 'first' ? firstBy : secondBy,
              by: settledBy ?? '',
            })}
          </StateBadge>
        ) : (
          <StateBadge tone="warn">{t('open')}</StateBadge>
        )}
      </Group>
      <Verdict name={firstBy} verdict={first} />
      <Verdict name={secondBy} verdict={second} />
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      {settle.isError && (
        <Alert color="red" variant="light" role="alert" p="xs">
          {failure(settle.error).text}
        </Alert>
      )}
      {canSettle && (
        <Group gap="xs">
          {(['first', 'second'] as const).map((who) => (
            <Button
              key={who}
              size="compact-xs"
              variant="default"
              loading={settle.isPending && settle.variables?.body.for === who}
              onClick={() => settle.mutate({ params: { id }, body: { for: who } })}
            >
              {t('right', { name: who === 'first' ? firstBy : secondBy })}
            </Button>
          ))}
        </Group>
      )}
    </article>
  )
}

function Verdict({ name, verdict }: { name: string; verdict: LookVerdict }) {
  const t = useWords('supervision.quality')
  const labels = useQuery(reasonsQuery).data ?? []
  const reasons = verdict.reasons.map((id) => labels.find((one) => one.id === id)?.label ?? id)
  return (
    <Text size="sm">
      <b>{name}</b>: {[t(`kinds.${verdict.kind}`), reasons.join(', ')].filter(Boolean).join(' — ')}
    </Text>
  )
}
