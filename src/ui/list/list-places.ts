/** Scroll position and focused row of a list. */
interface Place {
  /** Pixels from the top. */
  top: number
  index: number
}

/** Maximum number of remembered lists; the oldest are removed first. */
const remembered = 50

/** Keyed by list and filter: with another filter, a list starts at the top. */
const places = new Map<string, Place>()

/** ID of the last focused row by list, for returning to it. */
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
