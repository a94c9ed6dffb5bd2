import type { Claim } from '../../../contract/claims.ts'
import { useWords } from '../../ui/words.ts'
import { useCheckWords } from '../checks/check-words.ts'
import type { Because } from '../checks/suggested.ts'

/** Why a reason is suggested, in words. */
export function useWhySuggested(claim: Claim): (because: Because) => string {
  const t = useWords('review')
  const words = useCheckWords()
  return (because) => {
    switch (because.by) {
      case 'check': {
        const check = claim.checks.find(({ id }) => id === because.check)
        return check
          ? t('decision.becauseCheck', { what: words.name(check), found: words.found(check) })
          : ''
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
