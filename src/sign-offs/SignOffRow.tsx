import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import { roles } from '../../contract/access.ts'
import { signOffConfirm, type SignOff } from '../../contract/sign-offs.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { formatMoment } from '../ui/dates.ts'
import { notify } from '../ui/notify.ts'
import { paths } from '../ui/paths.ts'
import { StateBadge } from '../ui/StateBadge.tsx'
import { useWords } from '../ui/words.ts'
import type { LinkToHand } from './ShownLink.tsx'

interface SignOffRowProps {
  signOff: SignOff
  onRefuse(): void
  onLink(link: LinkToHand): void
}

export function SignOffRow({ signOff, onRefuse, onLink }: SignOffRowProps) {
  const t = useWords('signOffs')
  const { claim, subject, alarms, reason, askedBy, askedAt } = signOff
  return (
    <Table.Tr>
      <Table.Td>
        <Stack gap={4} align="flex-start">
          <Text size="sm">{t(`kinds.${signOff.kind}`)}</Text>
          {alarms.map((alarm) => (
            <StateBadge key={alarm} tone="bad">
              {t(`alarms.${alarm}`)}
            </StateBadge>
          ))}
        </Stack>
      </Table.Td>
      <Table.Td>{claim ? <Link to={paths.claim(claim)}>{claim}</Link> : subject}</Table.Td>
      <Table.Td>
        <Changes changes={signOff.changes} />
      </Table.Td>
      <Table.Td>{reason}</Table.Td>
      <Table.Td>
        <Text size="sm">{askedBy}</Text>
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {formatMoment(askedAt)}
        </Text>
      </Table.Td>
      <Table.Td>
        {signOff.state === 'asked' ? (
          <Acts signOff={signOff} onRefuse={onRefuse} onLink={onLink} />
        ) : (
          <Outcome signOff={signOff} />
        )}
      </Table.Td>
    </Table.Tr>
  )
}

const named = [
  'code',
  'codes',
  'email',
  'recipient',
  'name',
  'roles',
  'isDisabled',
  'password',
  'secondPersonAbove',
  'prizes',
] as const

/** Each change with its current and new value; for something new, only the new value. */
function Changes({ changes }: Pick<SignOff, 'changes'>) {
  const t = useWords('signOffs')
  const roleWords = useWords('common.roles')
  const said = (text: string, field: string) =>
    field === 'roles'
      ? roles.flatMap((one) => (text.split('\n').includes(one) ? [roleWords(one)] : [])).join(', ')
      : text
  return changes.map(({ field, before, after }) => (
    <Text key={field} size="sm" style={{ whiteSpace: 'pre-line' }}>
      <Text span size="xs" c="dimmed">
        {t(`fields.${named.find((one) => one === field) ?? 'other'}`)}{' '}
      </Text>
      {before !== null && (
        <Text
          component="del"
          size="sm"
          c="dimmed"
          td="line-through"
          // Several lines stand by themselves, and what takes their place below them.
          display={before.includes('\n') ? 'block' : 'inline'}
        >
          {said(before, field)}
        </Text>
      )}{' '}
      {after !== null && said(after, field)}
    </Text>
  ))
}

function Outcome({ signOff: { state, decidedBy, decidedAt, because } }: { signOff: SignOff }) {
  const t = useWords('signOffs')
  const tone = state === 'confirmed' ? 'good' : 'plain'
  return (
    <>
      <StateBadge tone={tone}>{t(`states.${state}`)}</StateBadge>
      <Text size="sm">{decidedBy}</Text>
      <Text size="xs" c="dimmed">
        {decidedAt && formatMoment(decidedAt)}
      </Text>
      {because && <Text size="xs">{because}</Text>}
    </>
  )
}

function Acts({ signOff, onRefuse, onLink }: SignOffRowProps) {
  const t = useWords('signOffs')
  const failure = useFailure()
  const { id, subject, isOwn, canConfirm, canRefuse } = signOff
  const about = { kind: t(`kinds.${signOff.kind}`), subject }
  const confirm = useCommand(signOffConfirm, {
    onDone: ({ link }) => {
      void notify({ text: t('confirmed', { subject }), tone: 'good' })
      if (link) onLink({ ...link, subject })
    },
    onFailed: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
  })
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      {isOwn && (
        <Text size="xs" c="dimmed">
          {t('own')}
        </Text>
      )}
      {canConfirm && (
        <Button
          size="compact-xs"
          style={{ flexShrink: 0 }}
          aria-label={t('confirmOf', about)}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ params: { id } })}
        >
          {t('confirm')}
        </Button>
      )}
      {canRefuse && (
        <Button
          size="compact-xs"
          variant="default"
          style={{ flexShrink: 0 }}
          aria-label={t(isOwn ? 'withdrawOf' : 'refuseOf', about)}
          disabled={confirm.isPending}
          onClick={onRefuse}
        >
          {t(isOwn ? 'withdraw' : 'refuse')}
        </Button>
      )}
    </Group>
  )
}
