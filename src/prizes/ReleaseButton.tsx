import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { prizeRelease, type Prize } from '../../contract/prizes.ts'
import { api } from '../api/api.ts'
import { useFailure } from '../api/problem-words.ts'
import { notifyFailure } from '../claims/notify-failure.tsx'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'

/** Lets one held prize go out. Pressed again after a lost answer it asks, with the same key, what became of it. */
export function ReleaseButton({ prize }: { prize: Prize }) {
  const t = useWords('prizes')
  const failure = useFailure()
  const queryClient = useQueryClient()
  const key = useRef(crypto.randomUUID())
  const release = useMutation({
    mutationFn: () =>
      api.call(prizeRelease, {
        params: { number: prize.claim },
        version: prize.version,
        idempotencyKey: key.current,
      }),
    onSuccess: ({ claim, state }) =>
      void notify({ text: t(`released.${state}`, { number: claim }), tone: 'good' }),
    onError: (error) => void notifyFailure(failure(error).text, error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['prizes'] }),
  })
  return (
    <Button
      size="compact-xs"
      variant="light"
      aria-label={t('releaseOf', { number: prize.claim })}
      loading={release.isPending}
      onClick={() => release.mutate()}
    >
      {t('release')}
    </Button>
  )
}
