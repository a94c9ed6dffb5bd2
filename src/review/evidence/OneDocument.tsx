import { ActionIcon, Anchor, Text } from '@mantine/core'
import { IconLayoutColumns, IconSquare } from '@tabler/icons-react'
import type { ReactNode } from 'react'
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
import type { Relative } from '../../ui/viewer/view.ts'
import { useWords } from '../../ui/words.ts'
import classes from './evidence.module.css'
import { PageTurner } from '../../ui/viewer/PageTurner.tsx'
import type { Spot } from '../reading/spots.ts'
import { useReadingMarks } from '../reading/use-reading-marks.ts'
import { sameFileBefore } from './sent-again.ts'

interface EvidencePictureProps {
  ref: (handle: ViewerHandle | null) => void
  claim: Claim
  attempt: Attempt
  kind: EvidenceKind
  /** Marks on its pages. */
  spots: Spot[]
  label: string
  page: number
  isActive: boolean
  canLink: boolean
  onActivate(): void
  onShown(sha256: string, isShown: boolean): void
  onMove(relative: Relative): void
  onPage(page: number): void
  /** Switches between one picture and both; left out if there is no choice. */
  alone?: { isAlone: boolean; onAlone(): void } | undefined
  /** A person's verdict on the document, at the right of the header. */
  verdicts?: ReactNode
  menu: ReactNode
}

/** One document of an attempt: the current page, and notes on the file. */
export function OneDocument(props: EvidencePictureProps) {
  const { claim, attempt, kind, spots, alone, onPage, onShown, page: wanted, ...viewer } = props
  const t = useWords('review.evidence')
  const document = attempt.documents.find((one) => one.kind === kind)
  // The URL may name a page that this invoice does not have.
  const page = Math.min(kind === 'invoice' ? wanted : 1, document?.pages.length ?? 1)
  const shown = document?.pages[page - 1]
  const marks = useReadingMarks(spots, shown?.sha256)
  if (!document || !shown) {
    return <p className={classes.nothing}>{t('none')}</p>
  }
  const src = addressOf(pictureRead, { params: { number: claim.number, sha256: shown.sha256 } })
  return (
    <PictureViewer
      {...viewer}
      {...marks}
      src={src}
      name={`${kind} ${shown.sha256}`}
      size={shown}
      onShown={(isShown) => onShown(shown.sha256, isShown)}
    >
      <Text span size="xs" truncate="end" title={document.fileName}>
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
          onPage={onPage}
        />
      )}
      <OriginalLink claim={claim} document={document} />
      {alone && <AloneButton {...alone} />}
    </PictureViewer>
  )
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

function AloneButton({ isAlone, onAlone }: { isAlone: boolean; onAlone(): void }) {
  const t = useWords('review.evidence')
  const titled = useTitleWithKey()
  const Icon = isAlone ? IconLayoutColumns : IconSquare
  const label = isAlone ? t('both') : t('alone')
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      ml="auto"
      aria-label={label}
      title={titled(label, 'l')}
      onMouseDown={keepFocus}
      onClick={onAlone}
    >
      <Icon size={15} stroke={1.7} />
    </ActionIcon>
  )
}
