/** Where one was in a list: how far down, and on which row. */
interface Place {
  /** Pixels from the top. */
  top: number
  index: number
}

/** Lists that are remembered; those left long ago go first. */
const remembered = 50

/** By list and by what it was narrowed to: another filter is another list, and begins at its top. */
const places = new Map<string, Place>()

/** Id of the row the focus stood on last, by list: coming back to the list, one goes on from there. */
export const lastRows = new Map<string, string>()

export const placeIn = (list: string): Place | undefined => places.get(list)

export function rememberPlace(list: string, changed: Partial<Place>): void {
  const place = { top: 0, index: 0, ...places.get(list), ...changed }
  places.delete(list)
  places.set(list, place)
  const [eldest] = places.keys()
  if (places.size > remembered && eldest !== undefined) places.delete(eldest)
}

export function forgetPlaces(): void {
  places.clear()
  lastRows.clear()
}
