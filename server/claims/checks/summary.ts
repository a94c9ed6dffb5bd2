import type { CheckOutcome, CheckSummary } from '../../../contract/checks.ts'
import { examinationRules } from '../../evidence/examine-papers.ts'
import type { Examined } from './evidence-checks.ts'

/** Raised with every change of a rule that looks at something else than papers, or of the summary. */
const summaryRules = 1

/** Stands for everything that turns the same facts into other checks. */
export const checkRules = `${summaryRules}.${examinationRules}`

/** What the checks of a claim come to. */
export function summaryOf({
  checks,
  readings,
}: Pick<Examined, 'checks' | 'readings'>): CheckSummary {
  const those = (wanted: CheckOutcome) =>
    checks.filter(({ outcome }) => outcome === wanted).map(({ id }) => id)
  const [failing, unsure] = [those('fails'), those('unsure')]
  return { state: stateOf(failing.length, unsure.length, readings), failing, unsure }
}

function stateOf(
  failing: number,
  unsure: number,
  readings: Examined['readings'],
): CheckSummary['state'] {
  if (failing > 0) return 'fails'
  if (readings.includes('waiting')) return 'reading'
  // What no machine could read, a person has to.
  const isRead = readings.every((state) => state === 'read')
  return unsure > 0 || !isRead ? 'look' : 'clean'
}
