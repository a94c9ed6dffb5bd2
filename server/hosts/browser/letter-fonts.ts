import han from '../../shipments/letters/noto-sans-tc-700.ttf?url'
import latinExt from '../../shipments/letters/noto-sans-latin-ext-700.ttf?url'
import type { LetterFonts } from '../../ports.ts'

const files = { latin_ext: latinExt, han }

export const letterFonts: LetterFonts = async (name) => {
  const answer = await fetch(files[name])
  if (!answer.ok) throw new Error(`The font ${name} did not come: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}
