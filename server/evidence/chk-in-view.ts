import type { CheckPlace } from '../../contract/checks.ts'
import { placesOfLine } from './check-parts.ts'
import type { ReadEvidence } from './evidence.ts'
import { matchLabelled, type SerialMatch } from './serial-match.ts'

const behindLabel = /\bCHK\b\W*([A-Z0-9]{3,5})?\b/i
const alone = /^\W*([A-Z0-9]{3,5})\W*$/i

/** The CHK of a sticker, after its label or on the next line; `null` if there is none. */
export function chkInView(
  photo: ReadEvidence,
  wanted: string,
): { match: SerialMatch; places: CheckPlace[] } | null {
  const lines = photo.pages.flatMap((page) => page.lines)
  for (const [at, line] of lines.entries()) {
    const match = behindLabel.exec(line.text)
    if (!match) continue
    const next = match[1] ? line : (lines[at + 1] ?? line)
    const value = match[1] ?? alone.exec(next.text)?.[1]
    if (!value) continue
    return { match: matchLabelled(wanted, value), places: placesOfLine(photo, next) }
  }
  return null
}
