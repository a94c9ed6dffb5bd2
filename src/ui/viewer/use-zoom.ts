import { select } from 'd3-selection'
import { zoom, zoomIdentity, type ZoomBehavior } from 'd3-zoom'
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { actualSize, fitted, scaleLimits, type Size, type View } from './view.ts'

export interface Zoom {
  fit(): void
  actualSize(): void
  /** Times the present scale, around the middle of the frame. */
  by(factor: number): void
  /** Pixels of the frame. */
  pan(x: number, y: number): void
}

/**
 * Zoom to the pointer, drag, pinch and wheel by d3-zoom. The view is written straight to the
 * sheet's style: moving a picture draws nothing anew.
 *
 * @param picture size as it lies now, turned
 */
export function useZoom(
  frame: RefObject<HTMLDivElement | null>,
  sheet: RefObject<HTMLDivElement | null>,
  picture: Size,
): Zoom {
  const behavior = useRef<ZoomBehavior<HTMLDivElement, unknown> | null>(null)
  // Until somebody moves the picture it follows the frame's size.
  const isFitted = useRef(true)

  const go = useCallback(
    (view: View) => {
      if (!frame.current || !behavior.current) return
      const transform = zoomIdentity.translate(view.x, view.y).scale(view.scale)
      select(frame.current).call(behavior.current.transform, transform)
    },
    [frame],
  )

  const fit = useCallback(() => {
    if (!frame.current || !behavior.current) return
    const size = sizeOf(frame.current)
    behavior.current.scaleExtent(scaleLimits(size, picture))
    go(fitted(size, picture))
    isFitted.current = true
  }, [frame, go, picture])

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const made = zoom<HTMLDivElement, unknown>()
      .clickDistance(4)
      // A wheel without Ctrl zooms too: nothing scrolls here.
      .filter((event: MouseEvent) => event.button === 0)
      .on('zoom', ({ transform, sourceEvent }) => {
        if (sourceEvent) isFitted.current = false
        if (sheet.current)
          sheet.current.style.transform = String(transform).replace(
            /([\d.-]+),([\d.-]+)/,
            '$1px,$2px',
          )
      })
    behavior.current = made
    const selection = select(element)
    selection.call(made).on('dblclick.zoom', null)
    return () => {
      selection.on('.zoom', null)
      behavior.current = null
    }
  }, [frame, sheet])

  useLayoutEffect(fit, [fit])

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (isFitted.current) fit()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, fit])

  const act = (
    run: (made: ZoomBehavior<HTMLDivElement, unknown>, element: HTMLDivElement) => void,
  ) => {
    if (!frame.current || !behavior.current) return
    isFitted.current = false
    run(behavior.current, frame.current)
  }
  return {
    fit,
    actualSize: () => act((_, element) => go(actualSize(sizeOf(element), picture))),
    by: (factor) => act((made, element) => select(element).call(made.scaleBy, factor)),
    pan: (x, y) =>
      act((made, element) => {
        const { k } = scaleOf(element)
        select(element).call(made.translateBy, x / k, y / k)
      }),
  }
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): Size => ({
  width: clientWidth,
  height: clientHeight,
})

/** d3-zoom keeps the transform on the element itself. */
const scaleOf = (element: HTMLDivElement) =>
  (element as HTMLDivElement & { __zoom: { k: number } }).__zoom
