import type { Claim } from '../../../contract/claims.ts'
import { useWords } from '../../ui/words.ts'
import { useFinding } from '../checks/findings.ts'
import type { Because } from '../checks/suggested.ts'

/** Why a reason is suggested, in words. */
export function useWhySuggested(claim: Claim): (because: Because) => string {
  const t = useWords('review')
  const finding = useFinding()
  return (because) => {
    switch (because.by) {
      case 'check': {
        const check = claim.checks.find(({ id }) => id === because.check)
        return check ? finding(check) : ''
      }
      case 'hint':
        return t(`reading.hints.${because.hint}`, { kind: because.document, shown: '', all: '' })
      case 'mark': {
        const { subject } = because
        const what =
          subject === 'invoice' || subject === 'serial_photo'
            ? t(`evidence.${subject}`)
            : t(`checks.names.${subject}`)
        return t('decision.becauseMark', { what })
      }
    }
  }
}
