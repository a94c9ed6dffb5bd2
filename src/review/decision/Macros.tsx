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
const PhrasesSheet = lazyWithWords('review', () => import('../../claims/phrases/PhrasesSheet.tsx'))

interface MacrosProps {
  claim: Claim
  draft: OwnDraft
  /** The claim was put on hold. */
  onHeld(): void
}

/** Opens the macros of a claim that can be decided. */
export function Macros({ claim, draft, onHeld }: MacrosProps) {
  const t = useWords('review.phrases')
  const [opened, setOpened] = useState<'macros' | 'all' | null>(null)
  const isOn = claim.abilities.askAgain.isAllowed && kindOf(draft, claim) === null
  const open = () => setOpened('macros')
  const close = () => setOpened(null)
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
        {opened === 'macros' && (
          <MacroDialog
            claim={claim}
            draft={draft}
            onManage={() => setOpened('all')}
            // Gone before the form takes the focus.
            onDone={() => flushSync(close)}
            onHeld={onHeld}
            onClose={close}
          />
        )}
        {opened === 'all' && <PhrasesSheet language={claim.promotion.language} onClose={close} />}
      </Suspense>
    </>
  )
}
