import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Claim } from '../../../contract/claims.ts'
import { lazyWithWords, loadAhead } from '../../ui/lazy-with-words.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { kindOf, type OwnDraft } from '../draft.ts'
import classes from './Macros.module.css'

const loadDialog = () => import('./MacroDialog.tsx')
const MacroDialog = lazyWithWords('review', loadDialog)

interface MacrosProps {
  claim: Claim
  draft: OwnDraft
  /** Opens all phrases and macros, where they are saved and changed. */
  onManage(): void
  /** The claim was put on hold. */
  onHeld(): void
}

/** Opens the macros of a claim that can be decided. */
export function Macros({ claim, draft, onManage, onHeld }: MacrosProps) {
  const t = useWords('review.phrases')
  const [isOpen, setIsOpen] = useState(false)
  const isOn = claim.abilities.askAgain.isAllowed && kindOf(draft, claim) === null
  const open = () => setIsOpen(true)
  const close = () => setIsOpen(false)
  useShortcut('/', t('macros'), open, { isOn, scope: 'decide' })
  return (
    <>
      {isOn && (
        <div className={classes.bar}>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            rightSection={<ShortcutKey keys="/" />}
            onPointerEnter={() => loadAhead(loadDialog)}
            onClick={open}
          >
            {t('macros')}
          </Button>
        </div>
      )}
      <Suspense>
        {isOpen && (
          <MacroDialog
            claim={claim}
            draft={draft}
            onManage={() => {
              close()
              onManage()
            }}
            // Gone before the form takes the focus.
            onDone={() => flushSync(close)}
            onHeld={onHeld}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  )
}
