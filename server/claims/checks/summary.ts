import type { Check, CheckOutcome, CheckSummary } from '../../../contract/checks.ts'
import type { ReadingState } from '../../../contract/document-reading.ts'
import { examinationRules } from '../../evidence/examine-papers.ts'

/** Raised with every change of a rule that looks at something else than papers, or of the summary. */
const summaryRules = 1

/** Stands for everything that turns the same facts into other checks. */
export const checkRules = `${summaryRules}.${examinationRules}`

/**
 * What the checks of a claim come to.
 *
 * @param readings how far each document of the attempt is read; `null` where nothing reads it
 */
export function summaryOf(checks: Check[], readings: (ReadingState | null)[]): CheckSummary {
  const those = (wanted: CheckOutcome) =>
    checks.filter(({ outcome }) => outcome === wanted).map(({ id }) => id)
  const [failing, unsure] = [those('fails'), those('unsure')]
  const isRead = readings.every((state) => state === 'read')
  return { state: stateOf(failing.length, unsure.length, isRead, readings), failing, unsure }
}

function stateOf(
  failing: number,
  unsure: number,
  isRead: boolean,
  readings: (ReadingState | null)[],
): CheckSummary['state'] {
  if (failing > 0) return 'fails'
  if (readings.includes('waiting')) return 'reading'
  // What no machine could read, a person has to.
  return unsure > 0 || !isRead ? 'look' : 'clean'
}
