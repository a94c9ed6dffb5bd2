import { GlobalFonts } from '@napi-rs/canvas'
import { createRequire } from 'node:module'

export type Face = 'sans' | 'condensed' | 'mono' | 'code' | 'serif' | 'hand'

const require = createRequire(import.meta.url)

const inter = '@fontsource-variable/inter/files/inter-latin-wght-normal'
const jetbrains = '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal'
const weighted = (name: string, weight: number) =>
  `@fontsource/${name}/files/${name}-latin-${weight}-normal`

// Only fonts that come with the packages, because system fonts differ between machines. Prefixed,
// so that a system font of the same name is never used.
const files: Record<Face, string[]> = {
  sans: [inter],
  code: [jetbrains],
  condensed: [300, 400, 500, 700].map((weight) => weighted('roboto-condensed', weight)),
  mono: [300, 400, 500, 700].map((weight) => weighted('roboto-mono', weight)),
  serif: [400, 700].map((weight) => weighted('lora', weight)),
  hand: [400, 700].map((weight) => weighted('caveat', weight)),
}

export const familyOf = (face: Face) => `Drawn ${face}`

for (const [face, paths] of Object.entries(files)) {
  for (const path of paths) {
    GlobalFonts.registerFromPath(require.resolve(`${path}.woff2`), `Drawn ${face}`)
  }
}
