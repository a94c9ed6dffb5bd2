import {
  ActionIcon,
  Alert,
  Button,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { qualityChange, type QualityRule, type QualityTerms } from '../../contract/quality.ts'
import { useFailure } from '../api/problem-words.ts'
import { asAnswerOf, useCommand } from '../api/use-command.ts'
import { useMay } from '../api/session.ts'
import { colleaguesQuery } from '../claims/colleagues-query.ts'
import { notify } from '../ui/notify.ts'
import { QuickSelect } from '../ui/QuickSelect.tsx'
import { useWords } from '../ui/words.ts'
import { moneyOf, saidOf } from './money-typed.ts'
import classes from './QualityPage.module.css'
import { reasonsQuery } from '../claims/reasons-query.ts'
import { qualityQuery } from './quality-queries.ts'
import { promotionsQuery } from '../claims/promotions-query.ts'

const everything: QualityRule = {
  promotion: null,
  reason: null,
  staff: null,
  prize: null,
  worthFrom: null,
  share: 5,
}

/** Which share of decisions gets a second look; the largest matching share applies. */
export function QualityRules({ terms }: { terms: QualityTerms }) {
  const t = useWords('supervision.quality')
  const canAct = useMay()('supervision.act')
  const failure = useFailure()
  const [rules, setRules] = useState(terms.rules)
  const [goldenShare, setGoldenShare] = useState(terms.goldenShare)
  const put = (index: number, changed: Partial<QualityRule>) =>
    setRules((now) => now.map((rule, at) => (at === index ? { ...rule, ...changed } : rule)))
  const save = useCommand(qualityChange, {
    shows: asAnswerOf(qualityQuery),
    onDone: () => void notify({ text: t('saved'), tone: 'good' }),
  })
  return (
    <section className={classes.panel} aria-label={t('rules')}>
      <h2>{t('rules')}</h2>
      <Text size="sm" c="dimmed">
        {t('rulesHint')}
      </Text>
      <Stack component="ul" gap={6} my={6} p={0}>
        {rules.map((rule, index) => (
          <RuleRow
            // A rule is what it says: two that say the same are told apart by their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            rule={rule}
            isReadOnly={!canAct}
            onChange={(changed) => put(index, changed)}
            onRemove={() => setRules((now) => now.filter((_, at) => at !== index))}
          />
        ))}
      </Stack>
      <NumberInput
        label={t('goldenShare')}
        size="xs"
        w={220}
        min={0}
        max={50}
        suffix=" %"
        readOnly={!canAct}
        value={goldenShare}
        onChange={(value) => setGoldenShare(typeof value === 'number' ? value : 0)}
      />
      {save.isError && (
        <Alert color="red" variant="light" role="alert">
          {failure(save.error).text}
        </Alert>
      )}
      {canAct && (
        <Group gap="xs" mt="xs">
          <Button
            size="xs"
            variant="default"
            onClick={() => setRules((now) => [...now, everything])}
          >
            {t('addRule')}
          </Button>
          <Button
            size="xs"
            loading={save.isPending}
            onClick={() => save.mutate({ body: { rules, goldenShare } })}
          >
            {t('save')}
          </Button>
        </Group>
      )}
    </section>
  )
}

const selectedOf = (options: readonly { value: string; label: string }[], chosen: string | null) =>
  options.find(({ value }) => value === chosen)?.label

interface RuleRowProps {
  rule: QualityRule
  isReadOnly: boolean
  onChange(changed: Partial<QualityRule>): void
  onRemove(): void
}

function RuleRow({ rule, isReadOnly, onChange, onRemove }: RuleRowProps) {
  const t = useWords('supervision.quality')
  const promotions = useQuery(promotionsQuery).data ?? []
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const reasons = useQuery(reasonsQuery).data ?? []
  const prizes = promotions
    .filter(({ id }) => rule.promotion === null || id === rule.promotion)
    .flatMap((promotion) => promotion.prizes)
  const choices = [
    { part: 'promotion', options: promotions.map(({ id, name }) => ({ value: id, label: name })) },
    {
      part: 'prize',
      options: distinct(prizes.map(({ id, name }) => ({ value: id, label: name }))),
    },
    { part: 'reason', options: reasons.map(({ id, label }) => ({ value: id, label })) },
    { part: 'staff', options: colleagues.map(({ id, name }) => ({ value: id, label: name })) },
  ] as const
  return (
    <Group component="li" gap={6} wrap="nowrap">
      {choices.map(({ part, options }) => (
        <QuickSelect
          key={part}
          aria-label={t(`parts.${part}`)}
          title={selectedOf(options, rule[part]) ?? t(`any.${part}`)}
          flex={1}
          miw={90}
          disabled={isReadOnly}
          value={rule[part] ?? ''}
          data={[{ value: '', label: t(`any.${part}`) }, ...options]}
          onChange={(event) => onChange({ [part]: event.currentTarget.value || null })}
        />
      ))}
      <TextInput
        size="xs"
        flex="0 0 96px"
        aria-label={t('parts.worthFrom')}
        placeholder={t('any.worthFrom')}
        readOnly={isReadOnly}
        value={saidOf(rule.worthFrom)}
        onChange={(event) => {
          onChange({ worthFrom: moneyOf(event.currentTarget.value) })
        }}
      />
      <NumberInput
        size="xs"
        flex="0 0 84px"
        aria-label={t('share')}
        min={0}
        max={100}
        suffix=" %"
        readOnly={isReadOnly}
        value={rule.share}
        onChange={(value) => onChange({ share: typeof value === 'number' ? value : 0 })}
      />
      {!isReadOnly && (
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={t('remove')}
          onClick={onRemove}
        >
          <IconTrash size={14} stroke={1.6} />
        </ActionIcon>
      )}
    </Group>
  )
}

const distinct = (options: { value: string; label: string }[]) => [
  ...new Map(options.map((option) => [option.value, option])).values(),
]
