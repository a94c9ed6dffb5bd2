import { notify } from '../ui/notify.ts'
import { ChangesSince } from './ChangesSince.tsx'

/** Says that an action on a claim was refused, and after a version conflict who changed it. */
export const notifyFailure = (text: string, error: unknown) =>
  notify({ text, more: <ChangesSince error={error} />, tone: 'bad' })
