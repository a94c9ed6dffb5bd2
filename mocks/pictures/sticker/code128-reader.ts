import type { Corner } from '../drawing.ts'

// For the tests: reads a Code 128 back out of a finished picture, along a line through its bars, so
// that what is drawn is proved to be a code and not merely to look like one.

interface Grey {
  pixels: Uint8Array
  width: number
}

/** The text of the code with these corners (clockwise from its top left), or undefined. */
export function readCode128(picture: Grey, corners: Corner[]): string | undefined {
  // a scratch or a speck spoils one line, hardly all of them
  for (const height of [0.5, 0.3, 0.7, 0.2, 0.4, 0.6, 0.8]) {
    const text = decode(runsOf(lineThrough(picture, corners, height)))
    if (text !== undefined) return text
  }
  return undefined
}

const samplesPerLine = 4096

function lineThrough({ pixels, width }: Grey, corners: Corner[], down: number): number[] {
  const [a, b, c, d] = corners
  if (!a || !b || !c || !d) return []
  const start: Corner = [a[0] + (d[0] - a[0]) * down, a[1] + (d[1] - a[1]) * down]
  const end: Corner = [b[0] + (c[0] - b[0]) * down, b[1] + (c[1] - b[1]) * down]
  const at = (x: number, y: number) => pixels[Math.round(y) * width + Math.round(x)] ?? 255
  return Array.from({ length: samplesPerLine }, (_, i) => {
    // a little beyond both ends, into the quiet zones
    const t = -0.015 + (i / samplesPerLine) * 1.03
    const x = start[0] + (end[0] - start[0]) * t
    const y = start[1] + (end[1] - start[1]) * t
    const left = Math.floor(x)
    return at(left, y) + (at(left + 1, y) - at(left, y)) * (x - left)
  })
}

/** Lengths of dark and light runs, a dark one first; the threshold follows the light. */
function runsOf(line: number[]): number[] {
  const reach = Math.round(samplesPerLine / 14)
  const runs: number[] = []
  let wasDark = false
  for (let i = 0; i < line.length; i++) {
    const round = line.slice(Math.max(0, i - reach), i + reach)
    const isDark = (line[i] ?? 255) < (Math.min(...round) + Math.max(...round)) / 2
    if (isDark === wasDark && runs.length > 0) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1
    else if (isDark || runs.length > 0) runs.push(1)
    wasDark = isDark
  }
  if (!wasDark) runs.pop()
  return runs
}

// Widths of bar, gap, bar … by value, ISO/IEC 15417 table 1; 103–105 start in sets A, B, C.
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 ' +
  '122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 ' +
  '321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 ' +
  '211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 ' +
  '213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 ' +
  '121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 ' +
  '241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 ' +
  '412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 ' +
  '211214 211232'
).split(' ')

function decode(runs: number[]): string | undefined {
  // three bars and three gaps a character; the stop has one bar more
  if (runs.length < 25 || (runs.length - 7) % 6 !== 0) return undefined
  const values: number[] = []
  for (let i = 0; i + 7 < runs.length; i += 6) values.push(nearest(runs.slice(i, i + 6)))
  const [start = 0, ...rest] = values
  const check = rest.pop()
  const sum = rest.reduce((total, value, i) => total + value * (i + 1), start)
  return check === sum % 103 && start >= 103 ? spell(start, rest) : undefined
}

function nearest(runs: number[]): number {
  const module = runs.reduce((sum, run) => sum + run, 0) / 11
  let best = 0
  let least = Infinity
  patterns.forEach((pattern, value) => {
    const off = runs.reduce((sum, run, i) => sum + Math.abs(run / module - Number(pattern[i])), 0)
    if (off < least) {
      least = off
      best = value
    }
  })
  return best
}

function spell(start: number, values: number[]): string {
  let set = start === 105 ? 'C' : start === 104 ? 'B' : 'A'
  let text = ''
  for (const value of values) {
    if (set === 'C' && value < 100) text += String(value).padStart(2, '0')
    else if (value === 99) set = 'C'
    else if (value === 100) set = 'B'
    else if (value === 101) set = 'A'
    else text += String.fromCharCode(value + 32)
  }
  return text
}
