import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { LoupeHandle, Point } from './Loupe.tsx'
import type { Box, Size, View } from './view.ts'

/**
 * Position of the magnifier: under the pointer, or where the keys moved it.
 *
 * @param spot where it appears, in pixels of the rotated picture; in the middle of the frame if it
 *   is `null` or out of view
 */
export function useLoupe(frame: RefObject<HTMLElement | null>, isOn: boolean, spot: Box | null) {
  const loupe = useRef<LoupeHandle>(null)
  /** Where it was moved to from which spot; led to another one, it appears there. */
  const moved = useRef<{ at: Point; from: Box | null } | null>(null)
  const view = useRef<View>({ x: 0, y: 0, scale: 1 })

  const frameSize = (): Size => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = frame.current ?? {}
    return { width, height }
  }
  function place(): Point {
    const { width, height } = frameSize()
    if (moved.current?.from === spot) return moved.current.at
    const { x, y, scale } = view.current
    const middle = { x: width / 2, y: height / 2 }
    if (!spot) return middle
    const at = {
      x: x + (spot.x + spot.width / 2) * scale,
      y: y + (spot.y + spot.height / 2) * scale,
    }
    const isInView = at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height
    return isInView ? at : middle
  }
  const draw = () => loupe.current?.draw(frameSize(), view.current, place())
  useLayoutEffect(() => {
    if (!isOn) moved.current = null
  }, [isOn])
  useLayoutEffect(() => {
    if (isOn) draw()
  })

  return {
    loupe,
    onView(now: View) {
      view.current = now
      if (isOn) draw()
    },
    /** Moves it to a point on the screen. */
    toPointer({ clientX, clientY }: { clientX: number; clientY: number }) {
      const corner = frame.current?.getBoundingClientRect()
      if (!corner) return
      moved.current = { at: { x: clientX - corner.left, y: clientY - corner.top }, from: spot }
      draw()
    },
    /** Moves it by pixels of the frame, within the frame. */
    move(x: number, y: number) {
      const { width, height } = frameSize()
      const before = place()
      const at = {
        x: Math.min(Math.max(before.x + x, 0), width),
        y: Math.min(Math.max(before.y + y, 0), height),
      }
      moved.current = { at, from: spot }
      draw()
    },
  }
}
