import { Alert, Anchor, Button, Group, Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { mailRetry, type Mail } from '../../contract/mails.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failed } from '../ui/Failed.tsx'
import { formatMoment } from '../ui/dates.ts'
import { notify } from '../ui/notify.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './MailSheet.module.css'
import { mailQuery } from './mail-queries.ts'
import { MarkBounced } from './MarkBounced.tsx'

interface MailSheetProps {
  id: string
  onClose(): void
}

/** One mail as the member reads it; a prize code is masked. */
export function MailSheet({ id, onClose }: MailSheetProps) {
  const t = useWords('mails')
  const failure = useFailure()
  const mail = useQuery(mailQuery(id))
  return (
    <Dialog
      onClose={onClose}
      title={mail.data ? t(`kinds.${mail.data.kind}`) : t('title')}
      size="lg"
    >
      {mail.isPending && <Loader size="sm" />}
      {mail.isError && <Failed title={t('oneFailed')} text={failure(mail.error).text} />}
      {mail.data && <MailFacts mail={mail.data} />}
    </Dialog>
  )
}

function MailFacts({ mail }: { mail: Mail }) {
  const t = useWords('mails.mail')
  const facts: [string, string][] = [
    [t('from'), mail.from],
    [t('to'), mail.to],
    [t('subject'), mail.subject],
    [t('written'), formatMoment(mail.createdAt)],
    ...(mail.sentAt ? [[t('sent'), formatMoment(mail.sentAt)] as [string, string]] : []),
    [t('messageId'), mail.messageId],
  ]
  return (
    <Stack gap="sm">
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.body} lang={mail.language}>
        {mail.body}
      </div>
      {mail.lastError && (
        <Alert color="red" variant="light" p="xs" title={t('lastError')}>
          {mail.lastError}
        </Alert>
      )}
      {mail.bouncedAt && (
        <Alert
          color="red"
          variant="light"
          p="xs"
          title={t('bounced', { when: formatMoment(mail.bouncedAt) })}
        >
          {mail.bounceReason}
        </Alert>
      )}
      {mail.canMarkBounced && <MarkBounced id={mail.id} />}
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          <Anchor component={Link} to={paths.claim(mail.claim)} size="xs">
            {t('claim', { number: mail.claim })}
          </Anchor>
          {mail.state !== 'kept' && ` · ${t('tries', { tries: mail.tries })}`}
          {mail.nextTryAt && ` · ${t('nextTry', { when: formatMoment(mail.nextTryAt) })}`}
        </Text>
        {mail.canRetry && <RetryButton id={mail.id} />}
      </Group>
    </Stack>
  )
}

function RetryButton({ id }: { id: string }) {
  const t = useWords('mails.mail')
  const failure = useFailure()
  const retry = useCommand(mailRetry, {
    onDone: () => void notify({ text: t('retried'), tone: 'good' }),
    onFailed: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
  })
  return (
    <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate({ params: { id } })}>
      {t('retry')}
    </Button>
  )
}
