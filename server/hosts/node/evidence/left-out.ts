/** Counts embedded pictures of PDFs that were too large to draw, since listening began. */
export const leftOut = { pictures: 0, isHeard: false }

/** The warning that the PDF library logs; it reports this in no other way. */
const says = 'Image exceeded maximum allowed size'

/**
 * Takes over the console's warnings in this process, where nobody reads them, and counts those
 * about pictures.
 */
export function listenForLeftOut(): void {
  leftOut.isHeard = true
  console.warn = (text: unknown) => {
    if (String(text).includes(says)) leftOut.pictures++
  }
}
