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

/** The place of a printed text: clockwise from its top left. */
export interface Place {
  what: PlaceKind
  text: string
  corners: Corner[]
  /** true when a glare or a finger covers it: it is there, but not fully readable */
  isCovered?: boolean
}

export interface Drawing {
  bytes: Uint8Array
  mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'
  width: number
  height: number
  /** places of the important texts, in picture pixels, after every warp */
  places: Place[]
}

/** Only places that are completely in the picture: half a number is not a number. */
export function placesInside(places: Place[], width: number, height: number): Place[] {
  return places.filter((place) =>
    place.corners.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height),
  )
}

export function movePlaces(places: Place[], move: (x: number, y: number) => Corner): Place[] {
  return places.map((place) => ({ ...place, corners: place.corners.map(([x, y]) => move(x, y)) }))
}
