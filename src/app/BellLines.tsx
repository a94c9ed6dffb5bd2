import { ActionIcon, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import { noticeSeen, type Notice } from '../../contract/live.ts'
import { useCommand } from '../api/use-command.ts'
import { formatRecent } from '../ui/dates.ts'
import type { KeptMessage } from '../ui/kept-messages.ts'
import { useWords } from '../ui/words.ts'
import classes from './Bell.module.css'
import { noticePath } from './notice-path.ts'

/** Opening the claim reads its notice. */
export function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen(): void }) {
  const t = useWords('common.notices')
  const seen = useCommand(noticeSeen)
  const isUnread = notice.seenAt === null
  const read = () => seen.mutate({ params: { id: notice.id } })
  const words = t(notice.kind, { by: notice.by ?? '', claim: notice.claim })
  return (
    <li className={classes.item} data-unread={isUnread || undefined}>
      <Link
        className={classes.words}
        to={noticePath(notice)}
        onClick={() => {
          if (isUnread) read()
          onOpen()
        }}
      >
        <Text size="sm" fw={isUnread ? 600 : 400}>
          {words}
        </Text>
        {notice.note && <Text size="xs">{notice.note}</Text>}
        <Text size="xs" c="dimmed">
          {formatRecent(notice.at)}
        </Text>
      </Link>
      {isUnread && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('read', { notice: words })}
          title={t('seen')}
          loading={seen.isPending}
          onClick={read}
        >
          <IconCheck size={14} />
        </ActionIcon>
      )}
    </li>
  )
}

export function FailureLine({ failure }: { failure: KeptMessage }) {
  const { title, text, isRead } = failure
  return (
    <li className={classes.item} data-unread={!isRead || undefined} data-failure>
      <div className={classes.words}>
        {title && (
          <Text size="sm" fw={600}>
            {title}
          </Text>
        )}
        <Text size="sm">{text}</Text>
      </div>
    </li>
  )
}
