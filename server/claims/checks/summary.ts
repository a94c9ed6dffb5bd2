import type { CheckOutcome, CheckSummary } from '../../../contract/checks.ts'
import type { ReadingState } from '../../../contract/document-reading.ts'
import { examinationRules } from '../../evidence/examine-papers.ts'
import type { Examined } from './evidence-checks.ts'
import { asksForPictures } from './suggestions.ts'

/** Raised with every change of a rule that looks at something else than papers, or of the summary. */
const summaryRules = 2

/** Stands for everything that turns the same facts into other checks. */
export const checkRules = `${summaryRules}.${examinationRules}`

/** What the checks of a claim come to. */
export function summaryOf({
  checks,
  documents,
}: Pick<Examined, 'checks' | 'documents'>): CheckSummary {
  const those = (wanted: CheckOutcome) =>
    checks.filter(({ outcome }) => outcome === wanted).map(({ id }) => id)
  const [failing, unsure] = [those('fails'), those('unsure')]
  const isAsking = asksForPictures(checks, documents)
  const readings = documents.map(({ reading }) => reading.state)
  return {
    state: stateOf(failing.length, unsure.length + Number(isAsking), readings),
    failing,
    unsure,
  }
}

function stateOf(
  failing: number,
  doubts: number,
  readings: (ReadingState | null)[],
): CheckSummary['state'] {
  if (failing > 0) return 'fails'
  if (readings.includes('waiting')) return 'reading'
  // What no machine could read, a person has to.
  const isRead = readings.every((state) => state === 'read')
  return doubts > 0 || !isRead ? 'look' : 'clean'
}
