import { readNext } from '../../server/evidence/read-due.ts'
import type { PageReading, ReadCode, ReadLine } from '../../server/storage/page-reading.ts'

/** A line as it is read, `row` lines from the top; `left` in pixels. */
export function readLine(text: string, row = 0, left = 0): ReadLine {
  const right = left + text.length * 10
  const [top, bottom] = [row * 40, row * 40 + 20]
  return {
    text,
    confidence: 1,
    corners: [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ],
  }
}

export const readCode = (text: string, format = 'Code128'): ReadCode => ({
  text,
  format,
  corners: [
    [10, 500],
    [210, 500],
    [210, 540],
    [10, 540],
  ],
})

/** A page on which these lines stand, one below the other, and these codes. */
export function pageReading(lines: string[], codes: string[] = []): PageReading {
  return {
    width: 1000,
    height: 1400,
    source: 'recognised',
    lines: lines.map((text, row) => readLine(text, row)),
    codes: codes.map((text) => readCode(text)),
    light: { brightness: 180, sharpness: 120 },
    hashes: ['0123456789abcdef', 'fedcba9876543210', '00ff00ff00ff00ff', 'ff00ff00ff00ff00'],
  }
}

/** Reads every document that waits, one after the other. */
export async function readAll({ ports }: { ports: Parameters<typeof readNext>[0] }): Promise<void> {
  let isRead: boolean
  do isRead = await readNext(ports)
  while (isRead)
}
