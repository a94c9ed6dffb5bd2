/** What takes keys while it is open or has the focus: what is typed there chooses from it. */
const widgets = '[role="menu"], [role="menubar"], [role="listbox"], [role="tree"], [role="grid"]'

/** A button or a field whose menu or list is open below it. */
const openPopups =
  '[aria-expanded="true"]:is([role="combobox"], [aria-haspopup="menu"], [aria-haspopup="true"], [aria-haspopup="listbox"], [aria-haspopup="tree"], [aria-haspopup="grid"])'

/** Whether a dialog, a menu, a list or a choice is open or focused: then keys are for it alone. */
export function isKeyboardOwned(target: EventTarget | null, page: Document): boolean {
  return (
    page.querySelector(`[aria-modal="true"], ${openPopups}`) !== null ||
    isWithin(target, widgets) ||
    isWithin(page.activeElement, widgets) ||
    // The focus comes into a menu a moment after it was opened.
    [...page.querySelectorAll('[role="menu"]')].some(isDrawn)
  )
}

const isWithin = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null

/** Menus that wait in the page for being opened are no menus yet. */
function isDrawn(element: Element): boolean {
  if (element.closest('[hidden], [aria-hidden="true"], [inert]')) return false
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { display, visibility } = getComputedStyle(at)
    if (display === 'none' || visibility === 'hidden') return false
  }
  return true
}
