import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { LoupeHandle, Point } from './Loupe.tsx'
import type { View } from './view.ts'

/** Position of the magnifier: under the pointer, or where the keys moved it. */
export function useLoupe(frame: RefObject<HTMLElement | null>, isOn: boolean) {
  const loupe = useRef<LoupeHandle>(null)
  const at = useRef<Point | null>(null)
  const view = useRef<View>({ x: 0, y: 0, scale: 1 })

  function draw() {
    const { clientWidth: width = 0, clientHeight: height = 0 } = frame.current ?? {}
    at.current ??= { x: width / 2, y: height / 2 }
    loupe.current?.draw({ width, height }, view.current, at.current)
  }
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
      at.current = { x: clientX - corner.left, y: clientY - corner.top }
      draw()
    },
    /** Moves it by pixels of the frame, within the frame. */
    move(x: number, y: number) {
      const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {}
      const before = at.current ?? { x: clientWidth / 2, y: clientHeight / 2 }
      at.current = {
        x: Math.min(Math.max(before.x + x, 0), clientWidth),
        y: Math.min(Math.max(before.y + y, 0), clientHeight),
      }
      draw()
    },
  }
}
