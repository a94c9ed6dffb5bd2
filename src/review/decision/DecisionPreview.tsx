import { Button, Group, Skeleton, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answered } from '../../../contract/endpoint.ts'
import type { decisionPreview, MailPreview } from '../../../contract/decisions.ts'
import { useFailure } from '../../api/problem-words.ts'
import { Failed } from '../../ui/Failed.tsx'
import { keepFocus } from '../../ui/keep-focus.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { MemberRow } from '../facts/MemberRow.tsx'
import classes from './DecisionPreview.module.css'
import { useMailPreferences } from './mail-preferences.ts'

interface DecisionPreviewProps {
  preview: UseQueryResult<Answered<typeof decisionPreview>>
  /** Only what differs from mail to mail, without keys of its own. */
  isBrief?: boolean
}

/**
 * The mail exactly as the server would write it: folded to what differs from mail to mail, or whole
 * with the Redeem History row.
 */
export function DecisionPreview({ preview, isBrief = false }: DecisionPreviewProps) {
  const t = useWords('review.decision')
  const failure = useFailure()
  const [isWhole, setIsWhole] = useState(false)
  const { isInEnglish, prefer } = useMailPreferences()
  if (preview.isPending) return <Skeleton height={96} />
  if (preview.isError) {
    return (
      <Failed
        title={t('previewFailed')}
        text={failure(preview.error).text}
        onRetry={() => void preview.refetch()}
      />
    )
  }
  const { mail, reading, unfilled, redeemHistory, prize } = preview.data
  const warnings = preview.data.warnings.filter(
    (one) => one !== 'placeholder_left' || unfilled.length === 0,
  )
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
      {unfilled.length > 0 && (
        <Text size="xs" className={classes.warning ?? ''} role="alert">
          {t('unfilled', { what: unfilled.map((name) => `{${name}}`).join(', ') })}
        </Text>
      )}
      {warnings.map((warning) => (
        <Text key={warning} size="xs" className={classes.warning ?? ''} role="alert">
          {t(`warnings.${warning}`)}
        </Text>
      ))}
      <Group justify="space-between" gap={4} wrap="nowrap">
        <Text size="xs" c="dimmed" truncate title={mail.to}>
          {t('mail', { to: mail.to })}
        </Text>
        {!isBrief && (
          <Group gap={2} wrap="nowrap" style={{ flex: 'none' }}>
            {reading && (
              <Toggle
                keys="t"
                label={t('english')}
                isOn={isInEnglish}
                onToggle={() => prefer({ isInEnglish: !isInEnglish })}
              />
            )}
            <Toggle
              keys="w"
              label={t('wholeMail')}
              isOn={isWhole}
              onToggle={() => setIsWhole(!isWhole)}
            />
          </Group>
        )}
      </Group>
      <div data-essence={!isWhole || undefined}>
        <PreviewedMail mail={mail} isWhole={isWhole} />
      </div>
      {reading && isInEnglish && !isBrief && (
        <div>
          <Text size="xs" c="dimmed">
            {t('reading')}
          </Text>
          <PreviewedMail mail={reading} isWhole={isWhole} />
        </div>
      )}
      {isWhole && (
        <div>
          <Text size="xs" c="dimmed">
            {t('status')}
          </Text>
          <MemberRow row={redeemHistory} />
        </div>
      )}
    </section>
  )
}

interface ToggleProps {
  keys: string
  label: string
  isOn: boolean
  onToggle(): void
}

function Toggle({ keys, label, isOn, onToggle }: ToggleProps) {
  useShortcut(keys, label, onToggle, { scope: 'decide' })
  return (
    <Button
      size="compact-xs"
      variant={isOn ? 'light' : 'subtle'}
      color="gray"
      aria-pressed={isOn}
      onMouseDown={keepFocus}
      onClick={onToggle}
      rightSection={<ShortcutKey keys={keys} />}
    >
      {label}
    </Button>
  )
}

function PreviewedMail({ mail, isWhole }: { mail: MailPreview; isWhole: boolean }) {
  const paragraphs = (isWhole ? mail.body : mail.essence).split('\n\n')
  return (
    <div className={classes.mail} lang={mail.language} data-whole={isWhole || undefined}>
      {isWhole && <div className={classes.subject}>{mail.subject}</div>}
      <div className={classes.body}>
        {paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
    </div>
  )
}
