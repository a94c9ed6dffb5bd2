import { notify } from '../ui/notify.ts'
import { ChangesSince } from './ChangesSince.tsx'

/** Says that an act on a claim was refused; of a lost race, also who was quicker. */
export const notifyFailure = (text: string, error: unknown) =>
  notify({ text, more: <ChangesSince error={error} />, tone: 'bad' })
