import type { CSSProperties } from 'react'
import type { Box } from './view.ts'

/** A place on a page; text that is not level has its own size around the same middle. */
export interface PrintPlace extends Box {
  /** `angle`: degrees clockwise. */
  print?: { angle: number; width: number; height: number } | undefined
}

/** Lies over a place exactly, as its text does, in pixels of the page. */
export function printBox({ x, y, width, height, print }: PrintPlace): CSSProperties {
  if (!print) return { left: x, top: y, width, height }
  return {
    left: x + (width - print.width) / 2,
    top: y + (height - print.height) / 2,
    width: print.width,
    height: print.height,
    transform: `rotate(${print.angle}deg)`,
  }
}
