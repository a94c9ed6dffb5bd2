import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { claimUndo } from '../../../contract/claim-work.ts'
import { NoAnswer } from '../../../contract/client.ts'
import { api } from '../../api/api.ts'
import { useFailure } from '../../api/problem-words.ts'
import { notify } from '../../ui/notify.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import { useLastDecision } from './last-decision.ts'

interface Undoing {
  number: string
  version: number
  key: string
}

/** Undoes a decision of one's own and goes back to its claim. Whether the mail had left, the server says. */
export function useUndo() {
  const t = useWords('common.undo')
  const failure = useFailure()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ number, version, key }: Undoing) =>
      api.call(claimUndo, { params: { number }, version, idempotencyKey: key }),
    // The same key: an answer that was lost is asked for again, and nothing is undone twice.
    retry: (failures, error) => error instanceof NoAnswer && failures < 4,
    retryDelay: 500,
    onSuccess: async (claim) => {
      queryClient.setQueryData(['claims', 'one', claim.number], claim)
      void queryClient.invalidateQueries({ queryKey: ['claims', 'list'] })
      void queryClient.invalidateQueries({ queryKey: ['claims', 'counts'] })
      void notify({ text: t('undone', { number: claim.number }), tone: 'good' })
      await navigate(paths.claim(claim.number))
    },
    onError: (error, { number }) => {
      void notify({ title: t('tooLate', { number }), text: failure(error).text, tone: 'bad' })
      void queryClient.invalidateQueries({ queryKey: ['claims', 'one', number] })
    },
    onSettled: (_claim, _error, { number }) => useLastDecision.getState().forget(number),
  })
  return {
    isUndoing: isPending,
    undo: (number: string, version: number) =>
      mutate({ number, version, key: crypto.randomUUID() }),
  }
}
