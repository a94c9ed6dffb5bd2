import { useQueries } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { DocumentLine } from '../../../contract/document-lines.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { EvidenceDocument, EvidenceKind } from '../../../contract/evidence.ts'
import { useWords } from '../../ui/words.ts'
import { useEvidenceFocus } from '../reading/evidence-focus.ts'
import type { Spot } from '../reading/spots.ts'
import { linesQuery } from '../review-queries.ts'

/** Milliseconds after the last letter that a search is sent. */
const restMs = 150

/** A document on screen, or one step away. */
export interface Paper {
  id: string
  claim: string
  label: string
  document: EvidenceDocument
}

interface Shown {
  id: string
  label: string
  claim: Claim
  attempt: Attempt | undefined
  kind: EvidenceKind
}

/** The documents of these places, where there are any. */
export const papersOf = (shown: Shown[]): Paper[] =>
  shown.flatMap(({ id, label, claim, attempt, kind }) => {
    const document = attempt?.documents.find((one) => one.kind === kind)
    return document ? [{ id, label, claim: claim.number, document }] : []
  })

export interface Hit extends DocumentLine {
  id: string
  paper: Paper
}

/** A place to show; going there again is another key. */
export interface Visit {
  key: string
  paper: string
  place: Hit['place']
}

export type Find = ReturnType<typeof useFind>

/** Finds what was read on these papers: those of the current one first, then of the others. */
export function useFind(papers: Paper[], turnTo: (hit: Hit) => void) {
  const t = useWords('review.find')
  const point = useEvidenceFocus((focus) => focus.point)
  const [opened, setOpened] = useState({ isOpen: false, first: '' })
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [isListed, setIsListed] = useState(false)
  const [step, setStep] = useState({ q: '', at: 0, times: 0 })
  const [settled] = useDebouncedValue(typed.trim(), restMs)
  const q = typed.trim() === '' ? '' : settled

  const ordered = papers.toSorted(
    (a, b) => Number(b.id === opened.first) - Number(a.id === opened.first),
  )
  const isAsked = opened.isOpen && (q !== '' || isListed)
  const answers = useQueries({ queries: ordered.map((paper) => linesQuery(paper, q, isAsked)) })
  const hits = ordered.flatMap((paper, nth) =>
    ((isAsked && answers[nth]?.data?.lines) || []).map((line, at): Hit => {
      return { ...line, paper, id: `found ${paper.id} ${at}` }
    }),
  )
  const isLoaded = isAsked && answers.every(({ isFetching }) => !isFetching)
  // Another search begins with its first hit.
  const at = q === '' ? -1 : step.q === q && step.at < hits.length ? step.at : 0
  const hit = hits[at]
  const begin = useEffectEvent((searched: string) => {
    if (hit && searched === q) turnTo(hit)
  })
  useEffect(() => {
    if (isLoaded) begin(q)
  }, [isLoaded, q])

  return {
    ...opened,
    typed,
    q,
    hits,
    at,
    isLoaded,
    isListed,
    isAlike: answers.some(({ data }) => data?.isAlike),
    isCut: answers.some(({ data }) => data?.isCut),
    isFailed: answers.some(({ isError }) => isError),
    unread: ordered.filter(({ document }) => document.reading.state !== 'read'),
    /** Where to look now. */
    visit: hit ? { key: `${q} ${at} ${step.times}`, paper: hit.paper.id, place: hit.place } : null,
    /** Marks of what was found; of a whole list only the line that is pointed at. */
    spots: hits.map(({ id, text, place }, nth): Spot => ({
      id,
      label: q === '' ? text : t('mark', { text }),
      tone: q === '' ? 'quiet' : 'equal',
      places: [place],
      isPointed: nth === at,
    })),
    field,
    open(first: string) {
      field.current?.focus()
      field.current?.select()
      setOpened((now) => (now.isOpen ? now : { isOpen: true, first }))
    },
    close() {
      setOpened((now) => ({ ...now, isOpen: false }))
      setTyped('')
      point(null)
    },
    type: setTyped,
    list: () => setIsListed((now) => !now),
    goOn(way: 1 | -1) {
      if (!hit) return
      const to = (at + way + hits.length) % hits.length
      setStep(({ times }) => ({ q, at: to, times: times + 1 }))
      turnTo(hits[to] ?? hit)
    },
    point,
    retry: () => {
      for (const { refetch, isError } of answers) if (isError) void refetch()
    },
  }
}

/** What was found covers other marks; a list of lines does not. */
export const withFound = (spots: Spot[], { q, spots: found }: Find): Spot[] =>
  q === '' ? [...spots, ...found] : [...found, ...spots]
