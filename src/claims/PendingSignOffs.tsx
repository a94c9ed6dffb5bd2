import { Alert, Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { PendingSignOff } from '../../contract/sign-offs.ts'
import { formatMoment } from '../ui/dates.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'

/** Pending sign-offs, shown where the thing itself is shown. */
export default function PendingSignOffs({ pending }: { pending: PendingSignOff[] }) {
  const t = useWords('signOffs')
  if (pending.length === 0) return null
  return (
    <Alert color="yellow" variant="light" p="xs">
      {pending.map(({ id, kind, askedBy, askedAt }) => (
        <Text key={id} size="sm">
          {t('pending', { kind: t(`kinds.${kind}`), askedBy, when: formatMoment(askedAt) })}
        </Text>
      ))}
      <Anchor component={Link} to={paths.signOffs} size="sm" c="inherit" underline="always">
        {t('pendingOpen')}
      </Anchor>
    </Alert>
  )
}
