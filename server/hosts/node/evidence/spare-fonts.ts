import { fileURLToPath } from 'node:url'
import { GlobalFonts } from '@napi-rs/canvas'

const letters = (file: string) =>
  fileURLToPath(new URL(`../../../shipments/letters/${file}`, import.meta.url))

let areThere = false

/**
 * Fonts for text whose PDF does not embed its own, such as Chinese as written in Taiwan and accents
 * of central Europe; labels use the same files. The PDF library asks for these families by name.
 */
export function haveSpareFonts(): void {
  if (areThere) return
  areThere = true
  for (const family of ['sans-serif', 'serif', 'monospace']) {
    GlobalFonts.registerFromPath(letters('noto-sans-tc-700.ttf'), family)
    GlobalFonts.registerFromPath(letters('noto-sans-latin-ext-700.ttf'), family)
  }
}
