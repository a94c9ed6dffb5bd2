import { ActionIcon } from '@mantine/core'
import { IconEye, IconEyeCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Claim } from '../../../contract/claims.ts'
import { claimUnwatch, claimWatch } from '../../../contract/notes.ts'
import { useFailure } from '../../api/problem-words.ts'
import { order, useCommand } from '../../api/use-command.ts'
import { notify } from '../../ui/notify.ts'
import { useTitleWithKey } from '../../ui/shortcuts/title-with-key.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { notesQuery } from '../review-queries.ts'

const watchKey = 'Alt+w'

/** Whether the person gets a notice of each later decision, note and attempt of this claim. */
export function WatchButton({ claim }: { claim: Claim }) {
  const t = useWords('review')
  const failure = useFailure()
  const titled = useTitleWithKey()
  const { data } = useInfiniteQuery(notesQuery(claim.number))
  const isWatched = data?.pages[0]?.isWatched
  const params = { number: claim.number }
  const set = useCommand(
    ({ isOn }: { isOn: boolean }) => order(isOn ? claimWatch : claimUnwatch, { params }),
    {
      onDone: (_, { isOn }) =>
        void notify({ text: t(isOn ? 'watch.on' : 'watch.off', params), tone: 'plain' }),
      onFailed: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
    },
  )
  const canSet = isWatched !== undefined && claim.abilities.watch.isAllowed
  const toggle = () => {
    if (canSet && !set.isPending) set.mutate({ isOn: !isWatched })
  }
  useShortcut(watchKey, t('keys.watch'), toggle, { isOn: canSet })
  const label = t(isWatched ? 'watch.stop' : 'watch.start')
  const Icon = isWatched ? IconEyeCheck : IconEye
  return (
    <ActionIcon
      variant={isWatched ? 'light' : 'subtle'}
      color={isWatched ? 'ink' : 'gray'}
      aria-label={label}
      title={titled(label, watchKey)}
      disabled={!canSet}
      loading={set.isPending}
      onClick={toggle}
    >
      <Icon size={16} stroke={1.7} />
    </ActionIcon>
  )
}
