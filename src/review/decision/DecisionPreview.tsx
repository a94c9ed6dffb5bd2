import { Skeleton, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Answered } from '../../../contract/endpoint.ts'
import type { decisionPreview, MailPreview } from '../../../contract/decisions.ts'
import { useFailure } from '../../api/problem-words.ts'
import { Failed } from '../../ui/Failed.tsx'
import { useWords } from '../../ui/words.ts'
import { MemberRow } from '../facts/MemberRow.tsx'
import classes from './DecisionPreview.module.css'

interface DecisionPreviewProps {
  preview: UseQueryResult<Answered<typeof decisionPreview>>
}

/** The mail and the Redeem History row, exactly as the server would write them. */
export function DecisionPreview({ preview }: DecisionPreviewProps) {
  const t = useWords('review.decision')
  const failure = useFailure()
  if (preview.isPending) return <Skeleton height={220} />
  if (preview.isError) {
    return (
      <Failed
        title={t('previewFailed')}
        text={failure(preview.error).text}
        onRetry={() => void preview.refetch()}
      />
    )
  }
  const { mail, reading, warnings, redeemHistory, prize } = preview.data
  return (
    <section
      className={classes.preview}
      aria-label={t('preview')}
      data-stale={preview.isPlaceholderData || undefined}
    >
      {prize && (
        <Text size="xs" className={classes.prize ?? ''}>
          <b>{prize.name}</b>
          <br />
          {t(`prize.${prize.state}`)}
        </Text>
      )}
      {warnings.map((warning) => (
        <Text key={warning} size="xs" className={classes.warning ?? ''} role="alert">
          {t(`warnings.${warning}`)}
        </Text>
      ))}
      <PreviewedMail mail={mail} about={t('mail', { to: mail.to })} />
      {reading && <PreviewedMail mail={reading} about={t('reading')} />}
      <div>
        <Text size="xs" c="dimmed">
          {t('status')}
        </Text>
        <MemberRow row={redeemHistory} />
      </div>
    </section>
  )
}

function PreviewedMail({ mail, about }: { mail: MailPreview; about: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {about}
      </Text>
      <div className={classes.mail} lang={mail.language}>
        <div className={classes.subject}>{mail.subject}</div>
        <div className={classes.body}>
          {mail.body.split('\n\n').map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </div>
      </div>
    </div>
  )
}
