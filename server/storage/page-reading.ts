/** The reading of one page; positions are in pixels of the displayed page. */
export interface PageReading {
  width: number
  height: number
  /** `layer`: the PDF's own text. `recognised`: read from the picture. */
  source: 'layer' | 'recognised'
  lines: ReadLine[]
  /** Guesses at a logo in the head, used only for names of shops. */
  logos?: ReadLine[]
  codes: ReadCode[]
  light: PageLight
  /** Whether there was more than is kept. */
  isCut?: boolean
  /**
   * Perceptual hashes of the page and its rotations by 90°, 180°, 270°; 16 hexadecimal digits each.
   */
  hashes: string[]
}

/** A place on a page, clockwise from the top left of its text. */
export type Corners = [Corner, Corner, Corner, Corner]
type Corner = [x: number, y: number]

export interface ReadLine {
  text: string
  /** Other possible readings: lines with dates are read more than once. */
  alternatives?: string[]
  /** 0 to 1: mean confidence of the letters. */
  confidence: number
  corners: Corners
  /** Where each character begins along the line, 0 to 1; left out if all are equally wide. */
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
  /** The strongest edges, 0 to 255 for a step of one pixel: a blurred picture has none. */
  sharpness: number
}
