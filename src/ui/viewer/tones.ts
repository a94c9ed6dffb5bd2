import { asItIs, type Adjustment } from './picture-memory.ts'

/** Limits of brightness and contrast in per cent: still visible, and not just white. */
export const toneLimits = { min: 40, max: 250, step: 15 } as const

export type Tone = 'brightness' | 'contrast'

/** One step up or down that never skips the original value. */
export function nextTone(now: number, by: 1 | -1): number {
  const { min, max, step } = toneLimits
  const next = Math.min(Math.max(now + by * step, min), max)
  return (now - 100) * (next - 100) < 0 ? 100 : next
}

/** The CSS filter for these values; none for the original. */
export function filterOf({ brightness, contrast, isInverted }: Adjustment): string | undefined {
  const parts = [
    brightness !== asItIs.brightness && `brightness(${brightness}%)`,
    contrast !== asItIs.contrast && `contrast(${contrast}%)`,
    isInverted && 'invert(1)',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : undefined
}
