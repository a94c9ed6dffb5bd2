/** Milliseconds after the last key or movement for which somebody is taken to sit at the page. */
const sitsFor = 60_000

/** Opening a page is somebody's doing. */
let touchedAt = Date.now()

for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
  addEventListener(kind, () => void (touchedAt = Date.now()), { capture: true, passive: true })
}

/** Whether what the page asks now, it asks by itself: nobody has touched it for a while. */
export const isByItself = () => Date.now() - touchedAt > sitsFor
