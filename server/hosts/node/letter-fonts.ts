import { readFile } from 'node:fs/promises'
import type { LetterFonts } from '../../ports.ts'

const files = {
  latin_ext: 'noto-sans-latin-ext-700.ttf',
  han: 'noto-sans-tc-700.ttf',
}

export const letterFonts: LetterFonts = (name) =>
  readFile(new URL(`../../shipments/letters/${files[name]}`, import.meta.url))
