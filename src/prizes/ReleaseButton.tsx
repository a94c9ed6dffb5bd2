import { Button } from '@mantine/core'
import { prizeRelease, type Prize } from '../../contract/prizes.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { notifyFailure } from '../claims/notify-failure.tsx'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'

/**
 * Releases one held prize. Pressing it again after a lost answer sends the same key, so nothing
 * happens twice.
 */
export function ReleaseButton({ prize }: { prize: Prize }) {
  const t = useWords('prizes')
  const failure = useFailure()
  const release = useCommand(prizeRelease, {
    onDone: ({ claim, state }) =>
      void notify({ text: t(`released.${state}`, { number: claim }), tone: 'good' }),
    onFailed: (error) => void notifyFailure(failure(error).text, error),
  })
  return (
    <Button
      size="compact-xs"
      variant="light"
      aria-label={t('releaseOf', { number: prize.claim })}
      loading={release.isPending}
      onClick={() => release.mutate({ params: { number: prize.claim }, version: prize.version })}
    >
      {t('release')}
    </Button>
  )
}
