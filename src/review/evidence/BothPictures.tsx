import { useRef, useState, type ReactNode } from 'react'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { evidenceKinds, type EvidenceKind } from '../../../contract/evidence.ts'
import type { ViewerHandle } from '../../ui/viewer/Picture.tsx'
import type { Movement } from '../../ui/viewer/use-zoom.ts'
import { useViewerPreferences } from '../../ui/viewer/viewer-preferences.ts'
import { useWords } from '../../ui/words.ts'
import { AttemptBar } from './AttemptBar.tsx'
import classes from './evidence.module.css'
import { OneDocument } from './OneDocument.tsx'
import { useSpots } from '../reading/spots.ts'
import { useNoteSpots } from './note-spots.ts'
import { useEvidencePlaces } from './use-evidence-places.ts'
import { Findable } from './Findable.tsx'
import { papersOf, useFind, withFound } from './use-find.ts'
import type { ReviewSearch } from '../review-search.ts'
import { changedKind, pairOf } from './sent-again.ts'
import { useReviewSearch } from '../use-review-search.ts'
import { usePictureKey, useViewerKeys } from '../../ui/viewer/use-viewer-keys.ts'

interface EvidencePicturesProps {
  claim: Claim
  attempt: Attempt
  onShown(sha256: string, isShown: boolean): void
  /** At the right of the header of each document of this attempt. */
  verdicts?: ((kind: EvidenceKind) => ReactNode) | undefined
  /** Extra menu items for each picture. */
  menu?: ReactNode
}

/** What one picture slot shows: from which attempt, and which document. */
interface Place {
  id: string
  attempt: Attempt
  kind: EvidenceKind
  label: string
}

/**
 * Both pictures of an attempt, or one alone, or one beside the same document of the previous
 * attempt.
 */
export function BothPictures({ claim, attempt, onShown, verdicts, menu }: EvidencePicturesProps) {
  const t = useWords('review')
  const [{ picture: alone, compared: kind, page }, change] = useReviewSearch()
  const pair = pairOf(claim.attempts, attempt)
  const compared = kind && pair ? { kind, ...pair } : null

  const places: Place[] = compared
    ? [compared.before, compared.now].map((one) => ({
        id: `${compared.kind}-${one.number}`,
        attempt: one,
        kind: compared.kind,
        label: t('evidence.compared', { kind: compared.kind, number: one.number }),
      }))
    : evidenceKinds
        .filter((one) => alone === null || alone === one)
        .map((one) => ({ id: one, attempt, kind: one, label: t(`evidence.${one}`) }))

  // What is new in a later attempt is looked at first.
  const [chosen, setChosen] = useState<string>(
    pair?.now === attempt ? changedKind(pair.before, pair.now, 'invoice') : '',
  )
  const active = places.find(({ id }) => id === chosen) ?? places.at(compared ? -1 : 0)
  const viewers = useRef<Record<string, ViewerHandle | null>>({})
  const isLinked = useViewerPreferences((preferences) => preferences.isLinked)
  function lead(from: string, movement: Movement) {
    if (!isLinked) return
    for (const { id } of places) if (id !== from) viewers.current[id]?.follow(movement)
  }

  const [newest] = claim.attempts
  const choose = ({ number }: Attempt): Partial<ReviewSearch> => ({
    attempt: number === newest?.number ? null : number,
    page: null,
  })
  const compare = () =>
    change((now) =>
      now.compared || !pair
        ? { compared: null }
        : {
            ...choose(pair.now),
            picture: null,
            compared: changedKind(pair.before, pair.now, active?.kind ?? 'invoice'),
          },
    )
  function look(at: EvidenceKind) {
    setChosen(at)
    change((now) => {
      if (now.compared && pair) return { compared: at }
      return now.picture ? { picture: at } : {}
    })
  }
  useViewerKeys(() => viewers.current[active?.id ?? ''])
  usePictureKey('i', t('keys.invoice'), () => look('invoice'))
  usePictureKey('p', t('keys.photo'), () => look('serial_photo'))
  usePictureKey(
    ',',
    t('keys.other'),
    () => setChosen(places.find(({ id }) => id !== active?.id)?.id ?? ''),
    places.length > 1,
  )
  usePictureKey(
    'l',
    t('keys.alone'),
    () => change((now) => ({ picture: now.picture ? null : (active?.kind ?? null) })),
    !compared,
  )
  const hasSeveral = claim.attempts.length > 1
  usePictureKey(
    'v',
    t('keys.attempt'),
    () =>
      change((now) => {
        const at = claim.attempts.findIndex(({ number }) => number === now.attempt)
        const next = claim.attempts[Math.max(at, 0) + 1] ?? newest
        return next ? choose(next) : {}
      }),
    hasSeveral,
  )
  usePictureKey('e', t('keys.compare'), compare, hasSeveral)
  const spots = [...useSpots(claim, attempt), ...useNoteSpots(claim, attempt)]
  const findable = compared
    ? places
    : evidenceKinds.map((one) => ({ id: one, attempt, kind: one, label: t(`evidence.${one}`) }))
  const find = useFind(papersOf(findable.map((one) => ({ ...one, claim }))), ({ paper, place }) => {
    const { id, document } = paper
    setChosen(id)
    const at = document.pages.findIndex(({ sha256 }) => sha256 === place.sha256)
    const turned = document.kind === 'invoice' && document.pages.length > 1 && at >= 0
    change((now) => ({
      ...(turned ? { page: at + 1 } : {}),
      ...(now.picture && !now.compared ? { picture: document.kind } : {}),
    }))
  })
  useEvidencePlaces(spots, ({ places: [place] }) => {
    if (!place) return
    const document = attempt.documents.find((one) => one.kind === place.kind)
    const pages = document?.pages ?? []
    const at = pages.findIndex(({ sha256 }) => sha256 === place.sha256)
    look(place.kind)
    if (place.kind === 'invoice' && pages.length > 1 && at >= 0) change({ page: at + 1 })
    viewers.current[places.find(({ kind: shown }) => shown === place.kind)?.id ?? '']?.show(place)
  })

  if (!claim.abilities.seeEvidence.isAllowed) {
    return <p className={classes.nothing}>{t('evidence.notAllowed')}</p>
  }
  return (
    <Findable find={find} active={active?.id ?? ''}>
      {hasSeveral && (
        <AttemptBar
          attempts={claim.attempts}
          chosen={attempt.number}
          onChoose={(number) => {
            const one = claim.attempts.find((other) => other.number === number)
            if (one) change(choose(one))
          }}
          compared={compared}
          onCompare={compare}
        />
      )}
      <div className={classes.pictures} data-count={places.length}>
        {places.map(({ id, ...place }) => (
          <OneDocument
            key={id}
            {...place}
            ref={(handle) => {
              viewers.current[id] = handle
            }}
            claim={claim}
            spots={withFound(place.attempt === attempt ? spots : [], find)}
            visit={find.visit?.paper === id ? find.visit : null}
            onFind={() => find.open(id)}
            page={page}
            isActive={id === active?.id}
            canLink={places.length > 1}
            onActivate={() => setChosen(id)}
            onShown={onShown}
            onMove={(movement) => lead(id, movement)}
            onPage={(next) => change({ page: next })}
            alone={
              compared
                ? undefined
                : {
                    isAlone: alone !== null,
                    onAlone: () => change((now) => ({ picture: now.picture ? null : place.kind })),
                  }
            }
            verdicts={place.attempt === attempt && verdicts?.(place.kind)}
            menu={menu}
          />
        ))}
      </div>
    </Findable>
  )
}
