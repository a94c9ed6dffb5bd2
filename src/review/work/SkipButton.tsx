import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import { isTaken } from '../../claims/taken.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { kindOf, useDraft } from '../draft.ts'
import { SkipDialog } from './SkipDialog.tsx'
import { useWork } from './use-work.ts'

interface SkipButtonProps {
  claim: Claim
  isTaking: boolean
  onNext(): void
}

/**
 * Leaves the claim for the next one. A claim that was taken, or is being decided, is skipped with a
 * reason; one that was merely looked at is just left.
 */
export function SkipButton({ claim, isTaking, onNext }: SkipButtonProps) {
  const t = useWords('review')
  const [isAsking, setIsAsking] = useState(false)
  const isDeciding = kindOf(useDraft(claim), claim) !== null
  const skip = useWork(claim, onNext)
  const needsReason = claim.abilities.skip.isAllowed && (isTaken(claim.number) || isDeciding)
  const leave = () => (needsReason ? setIsAsking(true) : onNext())
  useShortcut('n', t('keys.next'), leave, { isOn: !isDeciding, scope: 'move' })
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={isTaking}
        onClick={leave}
        rightSection={!isDeciding && <ShortcutKey keys="n" />}
      >
        {t(needsReason ? 'bar.skipAsking' : 'bar.skip')}
      </Button>
      {isAsking && (
        <SkipDialog
          isBusy={skip.isPending}
          onClose={() => setIsAsking(false)}
          onSkip={(because) => skip.mutate({ kind: 'skip', because })}
        />
      )}
    </>
  )
}
