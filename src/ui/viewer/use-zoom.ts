import { select } from 'd3-selection'
import { zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom'
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { lookAtLast, rememberLook } from './picture-memory.ts'
import {
  actualSize,
  closeUp,
  fitted,
  lookAt,
  lookOf,
  relativeOf,
  scaleLimits,
  turnLook,
  viewOf,
  type Box,
  type Relative,
  type Size,
  type View,
} from './view.ts'

export interface Zoom {
  fit(): void
  actualSize(): void
  /** Multiplies the scale, around the middle of the frame. */
  by(factor: number): void
  /** Pixels of the frame. */
  pan(x: number, y: number): void
  /** Zooms to a part of the picture in its current rotation. */
  closeUp(box: Box): void
  /** Follows another picture's movement without reporting it. */
  follow(relative: Relative): void
  /** Called before a rotation, to keep the same spot in view. */
  keepSpot(by: 1 | -1): void
}

interface ZoomOf {
  frame: RefObject<HTMLDivElement | null>
  sheet: RefObject<HTMLDivElement | null>
  /** Size of the picture in its current rotation; the same object until that changes. */
  lying: Size
  /** Key for remembering the view position. */
  name: string
  /** Called whenever the picture's position in its frame changes. */
  onView(view: View): void
  /** Called when a person moves it. */
  onMove?: ((relative: Relative) => void) | undefined
}

/** What moves the picture: a person, a linked picture, or the page's layout. */
type Mover = 'person' | 'link' | 'layout'

/**
 * Zoom to the pointer, drag, pinch and wheel by d3-zoom. The view is written directly to the
 * sheet's style, so moving a picture renders nothing.
 */
export function useZoom({ frame, sheet, lying, name, onView, onMove }: ZoomOf): Zoom {
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null)
  const mover = useRef<Mover>('person')

  const moved = (view: View) => {
    if (!frame.current) return
    if (sheet.current) draw(sheet.current, view)
    onView(view)
    if (mover.current === 'layout') return
    const size = sizeOf(frame.current)
    const look = lookOf(size, view)
    // Until a person moves the picture, it follows the frame's size.
    rememberLook(name, look)
    if (mover.current === 'person') onMove?.(relativeOf(size, lying, look))
  }
  const latestMoved = useRef(moved)
  useLayoutEffect(() => {
    latestMoved.current = moved
  })

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

  const fit = useCallback(
    (by: Mover) => {
      act(by, (element) => fitted(sizeOf(element), lying))
      rememberLook(name, null)
    },
    [act, lying, name],
  )

  /** As last viewed, or fitted. */
  const place = useCallback(() => {
    const look = lookAtLast(name)
    if (!look) return fit('layout')
    return act('layout', (element) => viewOf(sizeOf(element), look))
  }, [act, fit, name])

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
      .on('zoom', ({ transform: { x, y, k } }) => latestMoved.current({ x, y, scale: k }))
    behavior.current = made
    const selection = select(element)
    selection.call(made).on('dblclick.zoom', null)
    return () => {
      selection.on('.zoom', null)
      behavior.current = null
    }
  }, [frame])

  useLayoutEffect(() => {
    if (frame.current) behavior.current?.scaleExtent(scaleLimits(sizeOf(frame.current), lying))
    place()
  }, [frame, lying, place])

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

  return {
    fit: () => fit('person'),
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
      act('person', (element) => {
        const size = sizeOf(element)
        return viewOf(size, closeUp(size, lying, box))
      }),
    follow: (relative) => {
      if (isWhole(relative)) return fit('link')
      return act('link', (element) => {
        const size = sizeOf(element)
        return viewOf(size, lookAt(size, lying, relative))
      })
    },
    keepSpot: (by) => {
      const look = lookAtLast(name)
      if (look) rememberLook(name, turnLook(look, lying, by))
    },
  }
}

function draw({ style }: HTMLElement, { x, y, scale }: View): void {
  style.transform = `translate(${x}px, ${y}px) scale(${scale})`
  // For overlay lines that keep their width at any zoom.
  style.setProperty('--scale', String(scale))
}

/** Fitting a picture fits linked ones too, and keeps them fitted when frames change. */
const isWhole = ({ x, y, times }: Relative) =>
  [x - 0.5, y - 0.5, times - 1].every((distance) => Math.abs(distance) < 1e-6)

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): Size => ({
  width: clientWidth,
  height: clientHeight,
})

/** d3-zoom keeps the transform on the element itself. */
const transformOf = (element: HTMLDivElement) =>
  (element as HTMLDivElement & { __zoom: { k: number } }).__zoom
