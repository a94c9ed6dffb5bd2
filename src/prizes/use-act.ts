import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { notify } from '../ui/notify.ts'

/**
 * Sends one act on prizes or codes. The key stays the same until what is sent changes, so that a
 * lost answer can be asked for again without anything happening twice.
 */
export function useAct<Asked, Answer>(
  send: (asked: Asked, idempotencyKey: string) => Promise<Answer>,
  { said, onDone }: { said(answer: Answer): string; onDone(answer: Answer): void },
) {
  const queryClient = useQueryClient()
  const key = useRef({ of: '', key: '' })
  return useMutation({
    mutationFn: (asked: Asked) => {
      const of = JSON.stringify(asked)
      if (key.current.of !== of) key.current = { of, key: crypto.randomUUID() }
      return send(asked, key.current.key)
    },
    onSuccess: (answer) => {
      void notify({ text: said(answer), tone: 'good' })
      onDone(answer)
    },
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['prizes'] })
      await queryClient.invalidateQueries({ queryKey: ['claims'] })
    },
  })
}
