import { useNavigate } from 'react-router'
import { claimUndo } from '../../../contract/claim-work.ts'
import { useFailure } from '../../api/problem-words.ts'
import { asAnswerOf, useCommand } from '../../api/use-command.ts'
import { notify } from '../../ui/notify.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import { claimQuery } from '../claim-query.ts'
import { useLastDecision } from './last-decision.ts'

/**
 * Undoes the person's own decision and returns to its claim. The server knows whether the mail was
 * already sent.
 */
export function useUndo() {
  const t = useWords('common.undo')
  const failure = useFailure()
  const navigate = useNavigate()
  const forget = (number: string) => useLastDecision.getState().forget(number)
  const { mutate, isPending } = useCommand(claimUndo, {
    shows: (claim, cache) => asAnswerOf(claimQuery(claim.number))(claim, cache),
    onDone: async ({ number }) => {
      void notify({ text: t('undone', { number }), tone: 'good' })
      await navigate(paths.claim(number))
      forget(number)
    },
    onFailed: (error, { params: { number } }) => {
      void notify({ title: t('tooLate', { number }), text: failure(error).text, tone: 'bad' })
      forget(number)
    },
  })
  return {
    isUndoing: isPending,
    undo: (number: string, version: number) => mutate({ params: { number }, version }),
  }
}
