/** What was read on one page; places are in pixels of the page as it is shown. */
export interface PageReading {
  width: number
  height: number
  /** `layer`: the PDF says so itself. `recognised`: read off the picture. */
  source: 'layer' | 'recognised'
  lines: ReadLine[]
  /** What letters of a logo at the head may be: good for names of shops, and nothing else. */
  logos?: ReadLine[]
  codes: ReadCode[]
  light: PageLight
  /** Whether more stood there than is kept. */
  isCut?: boolean
  /** Perceptual hashes of the page and its turns by 90°, 180°, 270°; 16 hexadecimal digits each. */
  hashes: string[]
}

/** A place in a page, clockwise from the top left of what is read there. */
export type Corners = [Corner, Corner, Corner, Corner]
type Corner = [x: number, y: number]

export interface ReadLine {
  text: string
  /** What else it may say: lines with dates are read more than once. */
  alternatives?: string[]
  /** 0 to 1: the mean of what the recogniser says of each letter. */
  confidence: number
  corners: Corners
  /** Where each character begins along the line, 0 to 1; left out where all are as wide. */
  starts?: number[]
}

export interface ReadCode {
  text: string
  format: string
  corners: Corners
}

/** Measured on the grey picture. */
export interface PageLight {
  /** Mean brightness, 0 to 255. */
  brightness: number
  /** The strongest edges, 0 to 255 for one pixel's step: a blurred picture has none. */
  sharpness: number
}
