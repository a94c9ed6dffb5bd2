import { ActionIcon, Anchor, Text } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { IconAppWindow, IconLayoutColumns, IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import {
  originalRead,
  pictureRead,
  type EvidenceDocument,
  type EvidenceKind,
} from '../../../contract/evidence.ts'
import { addressOf } from '../../../contract/client.ts'
import { keepFocus } from '../../ui/keep-focus.ts'
import { useTitleWithKey } from '../../ui/shortcuts/title-with-key.ts'
import type { ViewerHandle } from '../../ui/viewer/Picture.tsx'
import { PictureViewer } from '../../ui/viewer/PictureViewer.tsx'
import type { Movement } from '../../ui/viewer/use-zoom.ts'
import { useWords } from '../../ui/words.ts'
import classes from './evidence.module.css'
import { PageTurner } from '../../ui/viewer/PageTurner.tsx'
import type { Spot } from '../reading/spots.ts'
import { useReadingMarks, useVisited } from '../reading/use-reading-marks.ts'
import { evidenceOfClaim, pageOfEvidence, serialOn } from '../reading/evidence-area.ts'
import { ruledOn } from '../reading/ruled.ts'
import { SerialRuler } from '../reading/SerialRuler.tsx'
import { usePlacing } from '../placing.ts'
import { PlaceTarget } from './PlaceTarget.tsx'
import { sameFileBefore } from './sent-again.ts'
import type { Visit } from './use-find.ts'

interface EvidencePictureProps {
  ref: (handle: ViewerHandle | null) => void
  claim: Claim
  attempt: Attempt
  kind: EvidenceKind
  /** Marks on its pages. */
  spots: Spot[]
  label: string
  /** The page of an invoice that was chosen, or `null` for the one with its evidence. */
  page: number | null
  isActive: boolean
  canLink: boolean
  onActivate(): void
  onShown(sha256: string, isShown: boolean): void
  onMove(movement: Movement): void
  /** `null`: the page on which it opens. */
  onPage(page: number | null): void
  /** Switches between one picture and both; left out if there is no choice. */
  alone?: { isAlone: boolean; onAlone(): void } | undefined
  /** Finds a text on the papers, beginning with this one. */
  onFind?: (() => void) | undefined
  /** What was found and is looked at, on whichever page. */
  visit?: Visit | null | undefined
  /** A person's verdict on the document, at the right of the header. */
  verdicts?: ReactNode
  menu: ReactNode
}

/** One document of an attempt: the current page, and notes on the file. */
export function OneDocument(props: EvidencePictureProps) {
  const {
    ref,
    claim,
    attempt,
    kind,
    spots,
    alone,
    onPage,
    onShown,
    page: wanted,
    ...others
  } = props
  const { onFind, visit = null, ...viewer } = others
  const t = useWords('review.evidence')
  const document = attempt.documents.find((one) => one.kind === kind)
  const opening = useOpeningPage(claim, attempt, kind)
  // The URL may name a page that this invoice does not have.
  const page = Math.min(kind === 'invoice' ? (wanted ?? opening) : 1, document?.pages.length ?? 1)
  const shown = document?.pages[page - 1]
  const marks = useReadingMarks(spots, shown?.sha256)
  const visited = useVisited(spots, shown?.sha256)
  const picture = useRef<ViewerHandle>(null)
  const handle = useMergedRef(picture, ref)
  const isPlacing = usePlacing(({ asked }) => asked?.number === claim.number)
  const sha256 = shown?.sha256
  const show = useEffectEvent((on?: string) => {
    if (visit && visit.place.sha256 === on) picture.current?.show(visit.place)
  })
  useEffect(() => {
    if (visit?.key !== undefined) show(sha256)
  }, [visit?.key, sha256])
  if (!document || !shown) {
    return <p className={classes.nothing}>{t('none')}</p>
  }
  const ruled = ruledOn(claim, attempt, shown)
  const src = addressOf(pictureRead, { params: { number: claim.number, sha256: shown.sha256 } })
  return (
    <PictureViewer
      {...viewer}
      {...marks}
      ref={handle}
      hasCross={isPlacing && viewer.isActive}
      src={src}
      name={`${kind} ${shown.sha256}`}
      size={shown}
      kind={kind}
      evidence={evidenceOfClaim(claim, attempt, { kind, sha256: shown.sha256 })}
      overlay={
        <>
          {ruled.map((line, at) => (
            <SerialRuler key={at} {...line} />
          ))}
          {isPlacing && (
            <PlaceTarget
              kind={kind}
              page={shown}
              isActive={viewer.isActive}
              middle={() => picture.current?.middle()}
            />
          )}
        </>
      }
      spot={visited ?? serialOn(claim, attempt, shown.sha256)}
      onShown={(isShown) => onShown(shown.sha256, isShown)}
    >
      <Text
        span
        size="xs"
        truncate="end"
        className={classes.fileName ?? ''}
        title={document.fileName}
      >
        {document.fileName}
      </Text>
      {/* When comparing attempts, the bar above says this. */}
      {alone && <SentBefore claim={claim} attempt={attempt} document={document} />}
      {document.pagesInAll > 1 && (
        <PageTurner
          page={page}
          pages={document.pages.length}
          pagesInAll={document.pagesInAll}
          hasKeys={viewer.isActive || kind === 'invoice'}
          onPage={(next) => onPage(next === opening ? null : next)}
        />
      )}
      <OriginalLink claim={claim} document={document} />
      {onFind && <FindButton onFind={onFind} />}
      {alone && <AloneButton {...alone} />}
    </PictureViewer>
  )
}

/** The page with the evidence. What is read later does not turn the page somebody looks at. */
function useOpeningPage(claim: Claim, attempt: Attempt, kind: EvidenceKind): number {
  const { number } = attempt
  const [opening, setOpening] = useState(() => ({
    number,
    page: pageOfEvidence(claim, attempt, kind),
  }))
  if (opening.number === number) return opening.page
  const page = pageOfEvidence(claim, attempt, kind)
  setOpening({ number, page })
  return page
}

interface DocumentProps {
  claim: Claim
  document: EvidenceDocument
}

/** Says that a file is not new in its attempt. */
function SentBefore({ claim, attempt, document }: DocumentProps & { attempt: Attempt }) {
  const t = useWords('review.evidence')
  if (document.sentWithAttempt < attempt.number) {
    return (
      <Text span size="xs">
        {t('sameAsBefore', { number: document.sentWithAttempt })}
      </Text>
    )
  }
  const same = sameFileBefore(claim.attempts, attempt, document.kind)
  if (same === null) return null
  return (
    <Text span size="xs" className={classes.sentAgain ?? ''}>
      {t('sentAgain', { number: same })}
    </Text>
  )
}

function OriginalLink({ claim, document }: DocumentProps) {
  const t = useWords('review.evidence')
  if (!document.originalSha256) return null
  const params = { number: claim.number, sha256: document.originalSha256 }
  return (
    <Anchor size="xs" href={addressOf(originalRead, { params })} download>
      {t('original')}
    </Anchor>
  )
}

function FindButton({ onFind }: { onFind(): void }) {
  const t = useWords('review.find')
  const titled = useTitleWithKey()
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      ml="auto"
      aria-label={t('label')}
      title={titled(t('label'), 'Mod+f')}
      onMouseDown={keepFocus}
      onClick={onFind}
    >
      <IconSearch size={15} stroke={1.7} />
    </ActionIcon>
  )
}

function AloneButton({ isAlone, onAlone }: { isAlone: boolean; onAlone(): void }) {
  const t = useWords('review.evidence')
  const titled = useTitleWithKey()
  const Icon = isAlone ? IconLayoutColumns : IconAppWindow
  const label = isAlone ? t('both') : t('alone')
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={label}
      title={titled(label, 'l')}
      onMouseDown={keepFocus}
      onClick={onAlone}
    >
      <Icon size={15} stroke={1.7} />
    </ActionIcon>
  )
}
