import type { Corner } from '../drawing.ts'

/** A projective map of the plane, row by row. */
export type Matrix = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]

export function multiply(a: Matrix, b: Matrix): Matrix {
  const [a0, a1, a2, a3, a4, a5, a6, a7, a8] = a
  const [b0, b1, b2, b3, b4, b5, b6, b7, b8] = b
  return [
    a0 * b0 + a1 * b3 + a2 * b6,
    a0 * b1 + a1 * b4 + a2 * b7,
    a0 * b2 + a1 * b5 + a2 * b8,
    a3 * b0 + a4 * b3 + a5 * b6,
    a3 * b1 + a4 * b4 + a5 * b7,
    a3 * b2 + a4 * b5 + a5 * b8,
    a6 * b0 + a7 * b3 + a8 * b6,
    a6 * b1 + a7 * b4 + a8 * b7,
    a6 * b2 + a7 * b5 + a8 * b8,
  ]
}

/** Up to a factor, which does not change a projective map. */
export function invert(m: Matrix): Matrix {
  const [a, b, c, d, e, f, g, h, i] = m
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}

export function apply(m: Matrix, x: number, y: number): Corner {
  const depth = m[6] * x + m[7] * y + m[8]
  return [(m[0] * x + m[1] * y + m[2]) / depth, (m[3] * x + m[4] * y + m[5]) / depth]
}

/** Rotated clockwise on the page by `angle` (radians), scaled, then moved so that 0,0 is at x,y. */
export function placed(x: number, y: number, scale = 1, angle = 0): Matrix {
  const cos = Math.cos(angle) * scale
  const sin = Math.sin(angle) * scale
  return [cos, -sin, x, sin, cos, y, 0, 0, 1]
}
