/** Elements that take all keys while open or focused, because typing selects something in them. */
const widgets = '[role="menu"], [role="menubar"], [role="listbox"], [role="tree"], [role="grid"]'

/** A button or field with an open menu or list. */
const openPopups =
  '[aria-expanded="true"]:is([role="combobox"], [aria-haspopup="menu"], [aria-haspopup="true"], [aria-haspopup="listbox"], [aria-haspopup="tree"], [aria-haspopup="grid"])'

/** Whether a dialog, menu, list or select is open or focused and gets all keys. */
export function isKeyboardOwned(target: EventTarget | null, page: Document): boolean {
  return (
    page.querySelector(`[aria-modal="true"], ${openPopups}`) !== null ||
    isWithin(target, widgets) ||
    isWithin(page.activeElement, widgets) ||
    // A menu gets the focus a moment after it opens.
    [...page.querySelectorAll('[role="menu"]')].some(isDrawn)
  )
}

const isWithin = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null

/** Menus that are in the page but not open do not count. */
function isDrawn(element: Element): boolean {
  if (element.closest('[hidden], [aria-hidden="true"], [inert]')) return false
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { display, visibility } = getComputedStyle(at)
    if (display === 'none' || visibility === 'hidden') return false
  }
  return true
}
