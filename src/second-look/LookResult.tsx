import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { LookVerdict } from '../../contract/quality.ts'
import { StateBadge } from '../ui/StateBadge.tsx'
import { useWords } from '../ui/words.ts'

export interface GivenLook {
  claim: string
  agrees: boolean
  first: LookVerdict
  firstBy: string
  second: LookVerdict
  /** Labels of the reasons, by id. */
  labels: Record<string, string>
}

interface LookResultProps {
  given: GivenLook
  /** Leads to the next second look. */
  children: ReactNode
}

/** The first reviewer's decision, shown after the second verdict. */
export function LookResult({ given, children }: LookResultProps) {
  const t = useWords('secondLook')
  const say = ({ kind, reasons }: LookVerdict) =>
    [t(`kinds.${kind}`), reasons.map((id) => given.labels[id] ?? id).join(', ')]
      .filter(Boolean)
      .join(': ')
  return (
    <Stack gap="xs" p="md" role="status" align="flex-start">
      <Title order={2} size="md">
        {given.claim}{' '}
        <StateBadge tone={given.agrees ? 'good' : 'warn'}>
          {t(given.agrees ? 'agrees' : 'disagrees')}
        </StateBadge>
      </Title>
      <Text size="sm">{t('you', { verdict: say(given.second) })}</Text>
      <Text size="sm">{t('first', { name: given.firstBy, verdict: say(given.first) })}</Text>
      {!given.agrees && (
        <Text size="sm" c="dimmed">
          {t('goesOn')}
        </Text>
      )}
      {children}
    </Stack>
  )
}
