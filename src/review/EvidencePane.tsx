import { Button, Text } from '@mantine/core'
import { IconDeviceDesktop } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { Attempt, Claim } from '../../contract/claims.ts'
import { evidenceKinds, type EvidenceKind } from '../../contract/evidence.ts'
import { ShortcutKey } from '../ui/shortcuts/ShortcutKey.tsx'
import { useWords } from '../ui/words.ts'
import classes from './evidence/evidence.module.css'
import { PicturesBeside } from './beside/PicturesBeside.tsx'
import { useLikelyNext } from './evidence/likely-next.ts'
import { useEvidenceState, type ShownPictures } from './evidence/shown-pictures.ts'
import { usePicturesWindow } from './pictures-window/use-pictures-window.ts'
import { claimPart } from './review-search.ts'
import { usePictureKey } from '../ui/viewer/use-viewer-keys.ts'
import { usePreloadedEvidence } from './evidence/use-preloaded-evidence.ts'

interface EvidencePaneProps {
  claim: Claim
  attempt: Attempt
  shown: ShownPictures
  /** At the right of the header of each document. */
  verdicts?: ((kind: EvidenceKind) => ReactNode) | undefined
}

const nothingAhead: string[] = []

/** The pictures of an attempt, here or in the second window, which say when they are on screen. */
export function EvidencePane({ claim, attempt, shown, verdicts }: EvidencePaneProps) {
  const t = useWords('review')
  const [parameters] = useSearchParams()
  const second = usePicturesWindow(claim, claimPart(parameters).toString())
  const onShown = (sha256: string, isShown: boolean) => shown.setState({ [sha256]: isShown })
  useEffect(() => {
    shown.setState(Object.fromEntries(second.shown.map((sha256) => [sha256, true])))
  }, [shown, second.shown])
  const state = useEvidenceState(attempt, shown)
  // This claim's pictures load first, those of the next claim can wait.
  const next = useLikelyNext(claim)
  usePreloadedEvidence(state === 'loading' ? nothingAhead : next)
  const { isAllowed } = claim.abilities.seeEvidence
  usePictureKey('w', t('keys.window'), second.isAway ? second.bringBack : second.open, isAllowed)

  return (
    <section
      className={classes.pane}
      data-away={second.isAway || undefined}
      aria-label={t('evidence.label')}
    >
      {second.isShowing && (
        <div className={classes.second}>
          <IconDeviceDesktop size={14} stroke={1.7} aria-hidden />
          <Text size="xs" role="status">
            {t('window.showing')}
          </Text>
          <Button size="compact-xs" variant="subtle" onClick={second.open}>
            {t('window.toFront')}
          </Button>
          {second.isAway && (
            <Button
              size="compact-xs"
              variant="default"
              rightSection={<ShortcutKey keys="w" />}
              onClick={second.bringBack}
            >
              {t('window.bringBack')}
            </Button>
          )}
          {second.isAway && verdicts && (
            <div className={classes.verdicts}>
              {evidenceKinds.map((kind) => (
                <span key={kind}>
                  {t(`evidence.${kind}`)} {verdicts(kind)}
                </span>
              ))}
            </div>
          )}
        </div>
      )}
      {!second.isAway && (
        <PicturesBeside
          claim={claim}
          attempt={attempt}
          verdicts={verdicts}
          onShown={onShown}
          menu={
            <Button
              size="compact-sm"
              variant="default"
              title={t('window.hint')}
              leftSection={<IconDeviceDesktop size={14} stroke={1.7} />}
              rightSection={<ShortcutKey keys="w" />}
              onClick={second.open}
            >
              {t('window.open')}
            </Button>
          }
        />
      )}
    </section>
  )
}
