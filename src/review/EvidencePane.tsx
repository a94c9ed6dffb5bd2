import { ActionIcon, Anchor, SegmentedControl, Text } from '@mantine/core'
import {
  IconChevronLeft,
  IconChevronRight,
  IconLayoutColumns,
  IconSquare,
} from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Attempt, Claim } from '../../contract/claims.ts'
import {
  evidenceKinds,
  originalRead,
  pictureRead,
  type EvidenceDocument,
  type EvidenceKind,
} from '../../contract/evidence.ts'
import { addressOf } from '../../contract/client.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import type { ViewerHandle } from '../ui/viewer/Picture.tsx'
import { PictureViewer } from '../ui/viewer/PictureViewer.tsx'
import { useWords } from '../ui/words.ts'
import classes from './EvidencePane.module.css'
import { evidenceState, type EvidenceState } from './evidence-state.ts'
import { changeReviewSearch, parseReviewSearch, type ReviewSearch } from './review-search.ts'

interface EvidencePaneProps {
  claim: Claim
  attempt: Attempt
  onState: ((state: EvidenceState) => void) | undefined
}

/** Both pictures of an attempt side by side, or one of them alone. */
export function EvidencePane({ claim, attempt, onState }: EvidencePaneProps) {
  const t = useWords('review')
  const [parameters, setParameters] = useSearchParams()
  const { picture: alone, page } = parseReviewSearch(parameters)
  const change = (changed: Partial<ReviewSearch>) =>
    setParameters(changeReviewSearch(parameters, changed), { replace: true })
  const [active, setActive] = useState<EvidenceKind>('invoice')
  const viewers = useRef<Partial<Record<EvidenceKind, ViewerHandle | null>>>({})
  // By picture: one that an earlier attempt shares is not loaded again.
  const [wasShown, setWasShown] = useState<Record<string, boolean>>({})
  const state = evidenceState(attempt, wasShown, alone)
  useEffect(() => onState?.(state), [onState, state])

  const shown = evidenceKinds.filter((kind) => alone === null || alone === kind)
  const viewer = () => viewers.current[shown.includes(active) ? active : (shown[0] ?? active)]
  useViewerKeys(viewer)
  useShortcut('i', t('keys.invoice'), () => {
    setActive('invoice')
    if (alone) change({ picture: 'invoice' })
  })
  useShortcut('p', t('keys.photo'), () => {
    setActive('serial_photo')
    if (alone) change({ picture: 'serial_photo' })
  })
  useShortcut('l', t('keys.alone'), () => change({ picture: alone ? null : active }))
  const attempts = claim.attempts.map(({ number }) => number)
  useShortcut(
    'v',
    t('keys.attempt'),
    () => {
      const next = attempts[(attempts.indexOf(attempt.number) + 1) % attempts.length]
      change({ attempt: next === attempts[0] ? null : (next ?? null), page: 1 })
    },
    { isOn: attempts.length > 1 },
  )

  if (!claim.abilities.seeEvidence.isAllowed) {
    return <p className={classes.nothing}>{t('evidence.notAllowed')}</p>
  }
  return (
    <section className={classes.pane} aria-label={t('evidence.label')}>
      {attempts.length > 1 && (
        <AttemptPicker
          attempts={attempts}
          chosen={attempt.number}
          onChoose={(number) =>
            change({ attempt: number === attempts[0] ? null : number, page: 1 })
          }
        />
      )}
      <div className={classes.pictures} data-count={shown.length}>
        {shown.map((kind) => (
          <EvidencePicture
            key={kind}
            ref={(handle) => {
              viewers.current[kind] = handle
            }}
            claim={claim}
            attempt={attempt}
            kind={kind}
            page={kind === 'invoice' ? page : 1}
            isActive={kind === active}
            isAlone={alone === kind}
            onActivate={() => setActive(kind)}
            onShown={(sha256, isShown) =>
              setWasShown((before) => ({ ...before, [sha256]: isShown }))
            }
            onPage={(next) => change({ page: next })}
            onAlone={() => change({ picture: alone ? null : kind })}
          />
        ))}
      </div>
    </section>
  )
}

/** Keys for whichever picture is looked at. */
function useViewerKeys(viewer: () => ViewerHandle | null | undefined): void {
  const t = useWords('review.keys')
  const step = 60
  useShortcut('+', t('zoomIn'), () => viewer()?.by(1.35))
  useShortcut('=', '', () => viewer()?.by(1.35))
  useShortcut('-', t('zoomOut'), () => viewer()?.by(1 / 1.35))
  useShortcut('f', t('fit'), () => viewer()?.fit())
  useShortcut('0', '', () => viewer()?.fit())
  useShortcut('o', t('actualSize'), () => viewer()?.actualSize())
  useShortcut('t', t('turn'), (event) => viewer()?.turn(event.shiftKey ? -1 : 1))
  useShortcut('ArrowLeft', t('pan'), () => viewer()?.pan(step, 0))
  useShortcut('ArrowRight', '', () => viewer()?.pan(-step, 0))
  useShortcut('ArrowUp', '', () => viewer()?.pan(0, step))
  useShortcut('ArrowDown', '', () => viewer()?.pan(0, -step))
}

interface AttemptPickerProps {
  attempts: number[]
  chosen: number
  onChoose(attempt: number): void
}

function AttemptPicker({ attempts, chosen, onChoose }: AttemptPickerProps) {
  const t = useWords('review.evidence')
  return (
    <div className={classes.attempts}>
      <SegmentedControl
        size="xs"
        aria-label={t('attempts')}
        value={String(chosen)}
        data={attempts.map((number) => ({
          value: String(number),
          label: t('attempt', { number }),
        }))}
        onChange={(value) => onChoose(Number(value))}
      />
    </div>
  )
}

interface EvidencePictureProps {
  ref: (handle: ViewerHandle | null) => void
  claim: Claim
  attempt: Attempt
  kind: EvidenceKind
  page: number
  isActive: boolean
  isAlone: boolean
  onActivate(): void
  onShown(sha256: string, isShown: boolean): void
  onPage(page: number): void
  onAlone(): void
}

function EvidencePicture(props: EvidencePictureProps) {
  const { claim, attempt, kind, isAlone, onAlone, onPage, onShown, ...viewer } = props
  const t = useWords('review.evidence')
  const document = attempt.documents.find((one) => one.kind === kind)
  // An address may name a page that this invoice has not.
  const page = Math.min(props.page, document?.pages.length ?? 1)
  const shown = document?.pages[page - 1]
  if (!document || !shown) {
    return <p className={classes.nothing}>{t('none')}</p>
  }
  const src = addressOf(pictureRead, { params: { number: claim.number, sha256: shown.sha256 } })
  const Icon = isAlone ? IconLayoutColumns : IconSquare
  return (
    <PictureViewer
      {...viewer}
      src={src}
      label={t(kind)}
      size={shown}
      onShown={(isShown) => onShown(shown.sha256, isShown)}
    >
      <Text span size="xs" truncate="end" title={document.fileName}>
        {document.fileName}
      </Text>
      {document.sentWithAttempt < attempt.number && (
        <Text span size="xs">
          {t('sameAsBefore', { number: document.sentWithAttempt })}
        </Text>
      )}
      {document.pages.length > 1 && (
        <PageTurner page={page} pages={document.pages.length} onPage={onPage} />
      )}
      <OriginalLink claim={claim} document={document} />
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        ml="auto"
        aria-label={isAlone ? t('both') : t('alone')}
        title={`${isAlone ? t('both') : t('alone')} (L)`}
        onMouseDown={keepFocus}
        onClick={onAlone}
      >
        <Icon size={15} stroke={1.7} />
      </ActionIcon>
    </PictureViewer>
  )
}

interface PageTurnerProps {
  page: number
  pages: number
  onPage(page: number): void
}

function PageTurner({ page, pages, onPage }: PageTurnerProps) {
  const t = useWords('review.evidence')
  useShortcut('PageDown', t('nextPage'), () => onPage(Math.min(page + 1, pages)))
  useShortcut('PageUp', t('previousPage'), () => onPage(Math.max(page - 1, 1)))
  return (
    <span className={classes.pages}>
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={t('previousPage')}
        disabled={page <= 1}
        onMouseDown={keepFocus}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft size={14} />
      </ActionIcon>
      {t('page', { page, pages })}
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={t('nextPage')}
        disabled={page >= pages}
        onMouseDown={keepFocus}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={14} />
      </ActionIcon>
    </span>
  )
}

function OriginalLink({ claim, document }: { claim: Claim; document: EvidenceDocument }) {
  const t = useWords('review.evidence')
  if (!document.originalSha256) return null
  const params = { number: claim.number, sha256: document.originalSha256 }
  return (
    <Anchor size="xs" href={addressOf(originalRead, { params })} download>
      {t('original')}
    </Anchor>
  )
}
