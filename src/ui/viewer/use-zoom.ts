import { select } from 'd3-selection'
import { zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom'
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { useLatest } from '../use-latest.ts'
import { chooseWay, lookAtLast, rememberLook, wayOf, type Way } from './picture-memory.ts'
import {
  actualSize,
  closeUp,
  lookAt,
  lookFrom,
  lookOf,
  openingLook,
  relativeOf,
  relativeTo,
  scaleLimits,
  turnLook,
  viewOf,
  type Box,
  type Relative,
  type Size,
  type View,
} from './view.ts'

/** A movement, for pictures that move along. */
export type Movement =
  | { to: Way['at'] }
  /** `fromEvidence`: relative to how it opens on its evidence, or `null` without any. */
  | { whole: Relative; fromEvidence: Relative | null }

export interface Zoom {
  /** Shows the whole picture, or its evidence if it is whole already. */
  toggle(): void
  /** Shows it as it opened. */
  reset(): void
  actualSize(): void
  /** Multiplies the scale, around the middle of the frame. */
  by(factor: number): void
  /** Pixels of the frame. */
  pan(x: number, y: number): void
  /** Zooms to a part of the picture in its current rotation. */
  closeUp(box: Box): void
  /** What is in the middle of the frame, in pixels of the rotated picture. */
  middle(): { x: number; y: number }
  /** Follows another picture's movement without reporting it. */
  follow(movement: Movement): void
  /** Called before a rotation, to keep the same spot in view. */
  keepSpot(by: 1 | -1): void
}

interface ZoomOf {
  frame: RefObject<HTMLDivElement | null>
  sheet: RefObject<HTMLDivElement | null>
  /** Size of the picture in its current rotation; the same object until that changes. */
  lying: Size
  /** Where its evidence is in that rotation; the same object until that changes. */
  evidence: Box | null
  /** Key for remembering the view position. */
  name: string
  /** Pictures of one kind open in the same way. */
  kind: string
  /** Called whenever the picture's position in its frame changes. */
  onView(view: View): void
  /** Called when a person moves it. */
  onMove?: ((movement: Movement) => void) | undefined
}

/** What moves the picture: a person, a visit to a spot, a linked picture, or the page's layout. */
type Mover = 'person' | 'visit' | 'link' | 'layout'

/**
 * Zoom to the pointer, drag, pinch and wheel by d3-zoom. The view is written directly to the
 * sheet's style, so moving a picture renders nothing.
 */
export function useZoom(of: ZoomOf): Zoom {
  const { frame, sheet, lying, evidence, name, kind, onView, onMove } = of
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null)
  const mover = useRef<Mover>('person')
  const scale = useRef(0)

  const openingIn = (size: Size, { at, times }: Way) =>
    openingLook(size, lying, at === 'evidence' ? evidence : null, times)

  const moved = (view: View) => {
    if (!frame.current) return
    if (sheet.current) draw(sheet.current, view, mover.current)
    onView(view)
    const before = scale.current
    scale.current = view.scale
    if (mover.current === 'layout') return
    const size = sizeOf(frame.current)
    const look = lookOf(size, view)
    // Until a person moves the picture, it follows the frame's size.
    rememberLook(name, look)
    if (mover.current === 'link') return
    if (mover.current === 'person' && before !== view.scale) {
      const opened = openingIn(size, { ...wayOf(kind), times: 1 })
      chooseWay(kind, { times: look.scale / opened.scale })
    }
    onMove?.({
      whole: relativeOf(size, lying, look),
      fromEvidence: evidence && relativeTo(openingLook(size, lying, evidence), lying, look),
    })
  }
  const latestMoved = useLatest(moved)

  const act = useCallback(
    (
      by: Mover,
      run: (element: HTMLDivElement, made: ZoomBehavior<HTMLDivElement, unknown>) => View | void,
    ) => {
      const [element, made] = [frame.current, behavior.current]
      if (!element || !made) return
      mover.current = by
      const view = run(element, made)
      if (view) {
        const transform = zoomIdentity.translate(view.x, view.y).scale(view.scale)
        select(element).call(made.transform, transform)
      }
      mover.current = 'person'
    },
    [frame],
  )

  /** As last viewed, or as pictures of its kind open. */
  const place = useCallback(() => {
    act('layout', (element) => {
      const size = sizeOf(element)
      const { at, times } = wayOf(kind)
      const look =
        lookAtLast(name) ?? openingLook(size, lying, at === 'evidence' ? evidence : null, times)
      return viewOf(size, look)
    })
  }, [act, evidence, kind, lying, name])

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const made = zoom<HTMLDivElement, unknown>()
      .clickDistance(4)
      // A wheel zooms without Ctrl too, because nothing scrolls here. A button over the picture is
      // clicked, not dragged.
      .filter(({ button, type, target }: MouseEvent) => {
        const isOnButton = target instanceof Element && target.closest('button') !== null
        return button === 0 && (type === 'wheel' || !isOnButton)
      })
      .on('zoom', ({ transform: { x, y, k } }) => latestMoved({ x, y, scale: k }))
    behavior.current = made
    const selection = select(element)
    selection.call(made).on('dblclick.zoom', null)
    return () => {
      selection.on('.zoom', null)
      behavior.current = null
    }
  }, [frame, latestMoved])

  const placed = useRef({ lying, evidence })
  useLayoutEffect(() => {
    // What is read while somebody looks at the picture moves it there gently.
    const isRead = placed.current.lying === lying && placed.current.evidence !== evidence
    if (isRead) moveCalmly(sheet.current)
    placed.current = { lying, evidence }
    if (frame.current) behavior.current?.scaleExtent(scaleLimits(sizeOf(frame.current), lying))
    place()
  }, [frame, sheet, lying, evidence, place])

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      behavior.current?.scaleExtent(scaleLimits(sizeOf(element), lying))
      place()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, lying, place])

  function open(way: Partial<Way>) {
    chooseWay(kind, way)
    rememberLook(name, null)
    place()
  }

  return {
    toggle() {
      const isWhole = wayOf(kind).at === 'whole' && wayOf(kind).times === 1 && !lookAtLast(name)
      const at = isWhole ? 'evidence' : 'whole'
      // Without evidence there is no choice to keep for the next picture.
      open(evidence ? { at, times: 1 } : { times: 1 })
      onMove?.({ to: evidence ? at : 'whole' })
    },
    reset() {
      open({ times: 1 })
      onMove?.({ to: evidence ? wayOf(kind).at : 'whole' })
    },
    actualSize: () => act('person', (element) => actualSize(sizeOf(element), lying)),
    by: (factor) =>
      act('person', (element, made) => {
        select(element).call(made.scaleBy, factor)
      }),
    pan: (x, y) =>
      act('person', (element, made) => {
        const { k } = transformOf(element)
        select(element).call(made.translateBy, x / k, y / k)
      }),
    closeUp: (box) =>
      act('visit', (element) => {
        const size = sizeOf(element)
        return viewOf(size, closeUp(size, lying, box))
      }),
    middle() {
      if (!frame.current) return { x: 0, y: 0 }
      const { x, y, k } = transformOf(frame.current)
      return lookOf(sizeOf(frame.current), { x, y, scale: k })
    },
    follow(movement) {
      if ('to' in movement) return open({ at: movement.to, times: 1 })
      return act('link', (element) => {
        const size = sizeOf(element)
        const look =
          evidence && movement.fromEvidence
            ? lookFrom(openingLook(size, lying, evidence), size, lying, movement.fromEvidence)
            : lookAt(size, lying, movement.whole)
        return viewOf(size, look)
      })
    },
    keepSpot: (by) => {
      const look = lookAtLast(name)
      if (look) rememberLook(name, turnLook(look, lying, by))
    },
  }
}

function draw({ style, dataset }: HTMLElement, { x, y, scale }: View, by: Mover): void {
  style.transform = `translate(${x}px, ${y}px) scale(${scale})`
  // For overlay lines that keep their width at any zoom.
  style.setProperty('--scale', String(scale))
  if (by !== 'layout') delete dataset['calm']
}

function moveCalmly(sheet: HTMLElement | null): void {
  if (sheet) sheet.dataset['calm'] = ''
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): Size => ({
  width: clientWidth,
  height: clientHeight,
})

/** d3-zoom keeps the transform on the element itself. */
const transformOf = (element: HTMLDivElement) =>
  (element as HTMLDivElement & { __zoom: { x: number; y: number; k: number } }).__zoom
