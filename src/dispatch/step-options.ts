import type { Shipment } from '../../contract/shipments.ts'
import { useFailure } from '../api/problem-words.ts'
import { notifyFailure } from '../claims/notify-failure.tsx'
import { notify } from '../ui/notify.ts'

/** Which parcel, as it was seen. */
export const asSeen = ({ claim, version }: Shipment) => ({ params: { number: claim }, version })

/** What is said of a step of a parcel, whichever it is. */
export function useStepOptions(done: { words: string; onDone(): void }) {
  const failure = useFailure()
  return {
    onDone: () => {
      void notify({ text: done.words, tone: 'good' })
      done.onDone()
    },
    onFailed: (error: Error) => {
      const { id, text } = failure(error)
      // Reloading the list may unmount the form, and its message about the conflict with it.
      if (id === 'claim_changed') void notifyFailure(text, error)
    },
  }
}
