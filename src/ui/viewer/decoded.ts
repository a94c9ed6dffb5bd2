/** Pictures that are kept decoded in advance, by address. */
const kept = new Map<string, HTMLImageElement>()
const done = new WeakSet<HTMLImageElement>()

/** Whether a picture is drawn in the same frame in which an image of it appears. */
export function hasDecoded(address: string): boolean {
  const picture = kept.get(address)
  return picture !== undefined && done.has(picture)
}

/** Fetches and decodes a picture, and keeps it so until it is let go. */
export function keepDecoded(address: string): void {
  if (kept.has(address)) return
  const picture = new Image()
  kept.set(address, picture)
  // What is on screen loads first.
  picture.fetchPriority = 'low'
  picture.src = address
  // A failed picture is reported where it is shown.
  void picture.decode().then(
    () => done.add(picture),
    () => {},
  )
}

export function letGo(address: string): void {
  const picture = kept.get(address)
  kept.delete(address)
  // Aborts a running fetch.
  if (picture && !picture.complete) picture.src = ''
}
