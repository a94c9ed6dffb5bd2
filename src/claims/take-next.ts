import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { claimNext } from '../../contract/queue.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { notify } from '../ui/notify.ts'
import { paths, withSearch } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { rememberTaken } from './taken.ts'
import { unconfirmedClaims } from './unconfirmed.ts'
import { queueSearchParams, type QueueSearch } from './queue-search.ts'

/**
 * Opens the most urgent free claim of the queue as it is narrowed now. Claims that were just passed
 * over are left out.
 */
export function useTakeNext(search: QueueSearch) {
  const t = useWords('common.queue')
  const failure = useFailure()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const take = useCommand(claimNext, {
    onDone: async (next) => {
      const { number } = next
      if (number !== null) {
        rememberTaken(number)
        return navigate(withSearch(paths.claim(number), queueSearchParams(search)))
      }
      await navigate(withSearch(paths.queue, queueSearchParams(search)))
      const { whyNothing } = await import('./WhyNothing.tsx')
      return notify({ text: t('nothingFree'), more: await whyNothing(next), tone: 'plain' })
    },
    onFailed: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
  })
  return {
    takeNext(except: string[] = []) {
      // Pressing the key twice takes one claim; a second one would be leased for nothing.
      if (queryClient.isMutating({ mutationKey: [claimNext.name] }) > 0) return
      take.mutate({
        query: search,
        body: { except: [...except, ...unconfirmedClaims()].slice(-200) },
      })
    },
    isTaking: take.isPending,
  }
}
