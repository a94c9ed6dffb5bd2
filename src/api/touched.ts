/** Milliseconds after the last key press or movement during which someone counts as present. */
const sitsFor = 60_000

/** Opening a page counts as activity. */
let touchedAt = Date.now()

for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
  addEventListener(kind, () => void (touchedAt = Date.now()), { capture: true, passive: true })
}

/** Whether requests come from the page itself, because nobody has touched it for a while. */
export const isByItself = () => Date.now() - touchedAt > sitsFor
