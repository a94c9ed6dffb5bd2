/** Pictures within PDFs that were too large to be drawn, since this process began to listen. */
export const leftOut = { pictures: 0, isHeard: false }

/** As the PDF library says it: a warning on the console is the only word it gives. */
const says = 'Image exceeded maximum allowed size'

/** Takes the console's warnings for this process, which nobody reads, and counts those that matter. */
export function listenForLeftOut(): void {
  leftOut.isHeard = true
  console.warn = (text: unknown) => {
    if (String(text).includes(says)) leftOut.pictures++
  }
}
