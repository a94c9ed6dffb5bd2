import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { claimNext } from '../../contract/claims.ts'
import { api } from '../api/api.ts'
import { useFailure } from '../api/problem-words.ts'
import { notify } from '../ui/notify.ts'
import { paths, withSearch } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { queueSearchParams, type QueueSearch } from './queue-search.ts'

/** Opens the most urgent free claim of the promotion, region and attempt the queue is narrowed to. */
export function useTakeNext(search: QueueSearch) {
  const t = useWords('common.queue')
  const failure = useFailure()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const mutation = useMutation({
    mutationFn: () => api.call(claimNext, { body: wantedOf(search) }),
    onSuccess: async ({ number }) => {
      if (number === null) return notify({ text: t('nothingFree'), tone: 'plain' })
      void queryClient.invalidateQueries({ queryKey: ['claims', 'counts'] })
      return navigate(withSearch(paths.claim(number), queueSearchParams(search)))
    },
    onError: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
  })
  return { takeNext: () => mutation.mutate(), isTaking: mutation.isPending }
}

function wantedOf({ promotion, region, attempt }: QueueSearch) {
  return {
    ...(promotion ? { promotion: promotion.split(',') } : {}),
    ...(region ? { region: region.split(',') } : {}),
    ...(attempt ? { attempt } : {}),
  }
}
