import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Shipment } from '../../contract/shipments.ts'
import { useFailure } from '../api/problem-words.ts'
import { notifyFailure } from '../claims/notify-failure.tsx'
import { notify } from '../ui/notify.ts'

interface Command {
  params: { number: string }
  version: number
  idempotencyKey: string
}

/**
 * Sends one step of a parcel. The key stays the same until the content changes, so that a lost
 * answer can be requested again without shipping twice.
 */
export function useDispatch<Step>(
  shipment: Shipment,
  send: (command: Command, step: Step) => Promise<Shipment>,
  done: { words: string; onDone(): void },
) {
  const queryClient = useQueryClient()
  const failure = useFailure()
  const key = useRef({ of: '', key: '' })
  return useMutation({
    mutationFn: (step: Step) => {
      const of = JSON.stringify([shipment.version, step])
      if (key.current.of !== of) key.current = { of, key: crypto.randomUUID() }
      const { version, claim: number } = shipment
      return send({ params: { number }, version, idempotencyKey: key.current.key }, step)
    },
    onSuccess: () => {
      void notify({ text: done.words, tone: 'good' })
      done.onDone()
    },
    onError: (error) => {
      const { id, text } = failure(error)
      // Reloading the list may unmount the form, and its message about the conflict with it.
      if (id !== 'claim_changed') return
      void notifyFailure(text, error)
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['shipments'] }),
  })
}

/** Sends something that may be sent again after a lost answer, with one key for one content. */
export function useRepeatable<Asked, Answer>(
  send: (asked: Asked, idempotencyKey: string) => Promise<Answer>,
  onSuccess: (answer: Answer) => Promise<void>,
) {
  const key = useRef({ of: '', key: '' })
  return useMutation({
    mutationFn: (asked: Asked) => {
      const of = JSON.stringify(asked)
      if (key.current.of !== of) key.current = { of, key: crypto.randomUUID() }
      return send(asked, key.current.key)
    },
    onSuccess,
  })
}
