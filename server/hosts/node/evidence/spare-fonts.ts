import { fileURLToPath } from 'node:url'
import { GlobalFonts } from '@napi-rs/canvas'

const letters = (file: string) =>
  fileURLToPath(new URL(`../../../shipments/letters/${file}`, import.meta.url))

let areThere = false

/**
 * The fonts that labels carry also draw what a PDF names a font for and does not bring along: Han as
 * Taiwan writes it, and marks of central Europe. The PDF library asks for these families by name.
 */
export function haveSpareFonts(): void {
  if (areThere) return
  areThere = true
  for (const family of ['sans-serif', 'serif', 'monospace']) {
    GlobalFonts.registerFromPath(letters('noto-sans-tc-700.ttf'), family)
    GlobalFonts.registerFromPath(letters('noto-sans-latin-ext-700.ttf'), family)
  }
}
