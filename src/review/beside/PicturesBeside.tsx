import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import type { Beside } from '../../../contract/beside.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { EvidenceKind } from '../../../contract/evidence.ts'
import { useFailure } from '../../api/problem-words.ts'
import { Failed } from '../../ui/Failed.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import type { ViewerHandle } from '../../ui/viewer/Picture.tsx'
import { useViewerPreferences } from '../../ui/viewer/viewer-preferences.ts'
import { useWords } from '../../ui/words.ts'
import classes from '../evidence/evidence.module.css'
import { Findable } from '../evidence/Findable.tsx'
import { OneDocument } from '../evidence/OneDocument.tsx'
import { BothPictures } from '../evidence/BothPictures.tsx'
import type { Spot } from '../reading/spots.ts'
import { useEvidencePlaces } from '../evidence/use-evidence-places.ts'
import { papersOf, useFind, withFound } from '../evidence/use-find.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import { besideQuery } from '../review-queries.ts'
import { useReviewSearch, type ChangeReviewSearch } from '../use-review-search.ts'
import { usePictureKey, useViewerKeys } from '../../ui/viewer/use-viewer-keys.ts'
import { alikeClaims } from './alike-claims.ts'
import { BesideBar } from './BesideBar.tsx'

interface PicturesBesideProps {
  claim: Claim
  attempt: Attempt
  onShown(sha256: string, isShown: boolean): void
  /** At the right of the header of each document of this claim. */
  verdicts?: ((kind: EvidenceKind) => ReactNode) | undefined
  menu?: ReactNode
}

/** The pictures of a claim, or one of them beside the same document of a similar claim. */
export function PicturesBeside(props: PicturesBesideProps) {
  const { claim } = props
  const t = useWords('review')
  const [{ beside }, change] = useReviewSearch()
  const alike = alikeClaims(claim)
  const canSee = claim.abilities.seeEvidence.isAllowed
  useShortcut(
    'Alt+c',
    t('keys.beside'),
    () =>
      change((now) => ({
        beside: alike[now.beside ? alike.indexOf(now.beside) + 1 : 0] ?? null,
        compared: null,
        picture: null,
        page: null,
      })),
    { isOn: canSee && (alike.length > 0 || beside !== null), scope: 'pictures' },
  )
  return beside && canSee && beside !== claim.number ? (
    <OpenBeside key={beside} {...props} other={beside} change={change} />
  ) : (
    <BothPictures {...props} />
  )
}

interface OpenBesideProps extends PicturesBesideProps {
  other: string
  change: ChangeReviewSearch
}

function OpenBeside({ other, ...props }: OpenBesideProps) {
  const t = useWords('review.beside')
  const failure = useFailure()
  const claim = useQuery(claimQuery(other))
  const beside = useQuery(besideQuery(props.claim.number, other))
  const error = claim.error ?? beside.error
  if (claim.data && beside.data) {
    return <Both {...props} other={claim.data} beside={beside.data} />
  }
  if (!error) return <Skeleton h="100%" radius={0} />
  return (
    <div className={classes.nothing}>
      <Failed
        title={t('failed', { number: other })}
        text={failure(error).text}
        onRetry={() => {
          void claim.refetch()
          void beside.refetch()
        }}
      />
      <Button variant="subtle" onClick={() => props.change({ beside: null })}>
        {t('close')}
      </Button>
    </div>
  )
}

interface BothProps extends Omit<OpenBesideProps, 'other'> {
  other: Claim
  beside: Beside
}

function Both({ claim, attempt, other, beside, change, onShown, verdicts, menu }: BothProps) {
  const t = useWords('review')
  const [{ picture, page }] = useReviewSearch()
  const kind: EvidenceKind = picture ?? 'invoice'
  const found = beside.documents.find((one) => one.kind === kind)
  const [otherPage, setOtherPage] = useState<number | null>(null)
  const [chosen, setChosen] = useState<'here' | 'there'>('here')
  const viewers = useRef<Partial<Record<'here' | 'there', ViewerHandle | null>>>({})
  const isLinked = useViewerPreferences((preferences) => preferences.isLinked)

  // In identical files everything matches, so boxes would only be in the way.
  const inCommon = found?.how === 'same_file' ? [] : (found?.inCommon ?? [])
  const spotsOf = (side: 'here' | 'there'): Spot[] =>
    inCommon.map((one, at) => ({
      id: `common ${at}`,
      label: t('beside.onBoth', { text: one.text }),
      tone: 'equal',
      places: one[side],
    }))
  const spots = { here: spotsOf('here'), there: spotsOf('there') }
  useEvidencePlaces(spots.here, ({ id }) => {
    for (const side of ['here', 'there'] as const) {
      const place = spots[side].find((one) => one.id === id)?.places[0]
      if (place) viewers.current[side]?.show(place)
    }
  })
  const look = (at: EvidenceKind) => change({ picture: at, page: null })
  useViewerKeys(() => viewers.current[chosen])
  usePictureKey('i', t('keys.invoice'), () => look('invoice'))
  usePictureKey('p', t('keys.photo'), () => look('serial_photo'))
  usePictureKey(',', t('keys.other'), () => setChosen((now) => (now === 'here' ? 'there' : 'here')))

  const sides = [
    { side: 'here', claim, attempt, page, onPage: (next: number | null) => change({ page: next }) },
    {
      side: 'there',
      claim: other,
      attempt: other.attempts.find(({ number }) => number === found?.attempt) ?? other.attempts[0],
      page: otherPage,
      onPage: setOtherPage,
    },
  ] as const
  const labelOf = ({ number }: Claim) => t('beside.label', { kind, number })
  const papers = papersOf(
    sides.map(({ side: id, ...its }) => ({ ...its, id, kind, label: labelOf(its.claim) })),
  )
  const find = useFind(papers, ({ paper: { id, document }, place }) => {
    const its = sides.find(({ side }) => side === id)
    if (its) setChosen(its.side)
    const at = document.pages.findIndex(({ sha256 }) => sha256 === place.sha256)
    if (kind === 'invoice' && document.pages.length > 1 && at >= 0) its?.onPage(at + 1)
  })
  return (
    <Findable find={find} active={chosen}>
      <BesideBar
        other={other}
        facts={beside.facts}
        found={found}
        kind={kind}
        onKind={look}
        onClose={() => change({ beside: null, picture: null, page: null })}
      />
      <div className={classes.pictures} data-count={2}>
        {sides.map(
          ({ side, ...shown }) =>
            shown.attempt && (
              <OneDocument
                key={`${side} ${kind}`}
                {...shown}
                attempt={shown.attempt}
                ref={(handle) => {
                  viewers.current[side] = handle
                }}
                kind={kind}
                spots={withFound(spots[side], find)}
                visit={find.visit?.paper === side ? find.visit : null}
                onFind={() => find.open(side)}
                label={labelOf(shown.claim)}
                isActive={side === chosen}
                canLink
                onActivate={() => setChosen(side)}
                onShown={side === 'here' ? onShown : () => {}}
                onMove={(relative) => {
                  if (isLinked)
                    viewers.current[side === 'here' ? 'there' : 'here']?.follow(relative)
                }}
                verdicts={side === 'here' && verdicts?.(kind)}
                menu={menu}
              />
            ),
        )}
      </div>
    </Findable>
  )
}
