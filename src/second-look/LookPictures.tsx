import { useRef, useState } from 'react'
import { addressOf } from '../../contract/client.ts'
import { openingPage } from '../../contract/evidence-area.ts'
import type { EvidenceDocument, EvidenceKind } from '../../contract/evidence.ts'
import { lookPicture, type BlindLook } from '../../contract/quality.ts'
import { PageTurner } from '../ui/viewer/PageTurner.tsx'
import type { ViewerHandle } from '../ui/viewer/Picture.tsx'
import { PictureViewer } from '../ui/viewer/PictureViewer.tsx'
import { usePictureKey, useViewerKeys } from '../ui/viewer/use-viewer-keys.ts'
import { useViewerPreferences } from '../ui/viewer/viewer-preferences.ts'
import { useWords } from '../ui/words.ts'
import classes from './LookDesk.module.css'

interface LookPicturesProps {
  look: BlindLook
  /** The only picture on screen, or both. */
  alone: EvidenceKind | null
  onAlone(kind: EvidenceKind | null): void
  onShown(sha256: string, isShown: boolean): void
}

/** Both pictures, with the keys of the claim page. */
export function LookPictures({ look, alone, onAlone, onShown }: LookPicturesProps) {
  const t = useWords('review')
  const [chosen, setChosen] = useState<EvidenceKind>('invoice')
  const shown = look.attempt.documents.filter(({ kind }) => alone === null || alone === kind)
  const active = shown.find(({ kind }) => kind === chosen) ?? shown[0]
  const viewers = useRef<Partial<Record<EvidenceKind, ViewerHandle | null>>>({})
  const isLinked = useViewerPreferences((preferences) => preferences.isLinked)
  function goTo(kind: EvidenceKind) {
    setChosen(kind)
    if (alone) onAlone(kind)
  }
  useViewerKeys(() => active && viewers.current[active.kind])
  usePictureKey('i', t('keys.invoice'), () => goTo('invoice'))
  usePictureKey('p', t('keys.photo'), () => goTo('serial_photo'))
  usePictureKey(
    ',',
    t('keys.other'),
    () => setChosen(active?.kind === 'invoice' ? 'serial_photo' : 'invoice'),
    shown.length > 1,
  )
  usePictureKey('l', t('keys.alone'), () => onAlone(alone ? null : (active?.kind ?? null)))
  return (
    <section
      className={classes.pictures}
      aria-label={t('evidence.label')}
      data-count={shown.length}
    >
      {shown.map((document) => (
        <LookDocument
          key={document.kind}
          ref={(handle) => {
            viewers.current[document.kind] = handle
          }}
          look={look}
          document={document}
          isActive={document === active}
          canLink={shown.length > 1}
          onActivate={() => setChosen(document.kind)}
          onShown={onShown}
          onMove={(relative) => {
            if (!isLinked) return
            for (const { kind } of shown) {
              if (kind !== document.kind) viewers.current[kind]?.follow(relative)
            }
          }}
        />
      ))}
    </section>
  )
}

interface LookDocumentProps extends Pick<
  Parameters<typeof PictureViewer>[0],
  'ref' | 'isActive' | 'canLink' | 'onActivate' | 'onMove'
> {
  look: BlindLook
  document: EvidenceDocument
  onShown(sha256: string, isShown: boolean): void
}

/** One document, a page at a time. Its file name could name the member, and tells nothing. */
function LookDocument({ look, document, onShown, ...viewer }: LookDocumentProps) {
  const t = useWords('review.evidence')
  const areaOn = (page: string) =>
    look.areas.find(({ kind, sha256 }) => kind === document.kind && sha256 === page) ?? null
  const [number, setNumber] = useState(() =>
    openingPage(document.pages, (page) => areaOn(page) !== null),
  )
  const page = document.pages[number - 1]
  if (!page) return <p className={classes.nothing}>{t('none')}</p>
  return (
    <PictureViewer
      {...viewer}
      label={t(document.kind)}
      name={`${document.kind} ${page.sha256}`}
      kind={document.kind}
      src={addressOf(lookPicture, { params: { id: look.id, sha256: page.sha256 } })}
      size={page}
      evidence={areaOn(page.sha256)}
      onShown={(isShown) => onShown(page.sha256, isShown)}
    >
      {document.pagesInAll > 1 && (
        <PageTurner
          page={number}
          pages={document.pages.length}
          pagesInAll={document.pagesInAll}
          hasKeys={viewer.isActive || document.kind === 'invoice'}
          onPage={setNumber}
        />
      )}
    </PictureViewer>
  )
}
