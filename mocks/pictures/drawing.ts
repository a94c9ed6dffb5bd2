export type Corner = [number, number]

export type PlaceKind =
  | 'store'
  | 'invoiceNumber'
  | 'orderDate'
  | 'invoiceDate'
  | 'model'
  | 'total'
  | 'serialNumber'
  | 'code'
  | 'text'

/** Where something printed stands: clockwise from the top left of the text as it is read. */
export interface Place {
  what: PlaceKind
  text: string
  corners: Corner[]
  /** true when a glare or a finger lies over it: it is there, but nobody can read all of it */
  isCovered?: boolean
}

export interface Drawing {
  bytes: Uint8Array
  mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'
  width: number
  height: number
  /** where the things that matter stand, in picture pixels, after every warp */
  places: Place[]
}

/** A place counts only when all of it is in the picture: half a number is not a number. */
export function placesInside(places: Place[], width: number, height: number): Place[] {
  return places.filter((place) =>
    place.corners.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height),
  )
}

export function movePlaces(places: Place[], move: (x: number, y: number) => Corner): Place[] {
  return places.map((place) => ({ ...place, corners: place.corners.map(([x, y]) => move(x, y)) }))
}
