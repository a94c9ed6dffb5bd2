/** The two networks of PP-OCR, run by whatever the host has. */
export interface Networks {
  /** Of planes of blue, green and red: how likely each pixel is text. */
  detect(planes: Float32Array, width: number, height: number): Promise<Float32Array>
  /** Of a line 48 pixels high: at each step along it, how likely each letter is. */
  recognise(planes: Float32Array, width: number): Promise<{ scores: Float32Array; steps: number }>
  /** Letters by class; the first class is "none". */
  letters: string[]
}

/** The alphabet beside the weights, as its classes are counted: "none", the lines, a space. */
export function lettersOf(dictionary: string): string[] {
  return [
    '',
    ...dictionary
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => line.replace('\r', '')),
    ' ',
  ]
}
