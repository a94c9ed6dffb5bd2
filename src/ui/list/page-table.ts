/** A table that fills its page looks like the long lists: same inset, same head. */
export const pageTable = {
  highlightOnHover: true,
  stickyHeader: true,
  horizontalSpacing: 'md',
  verticalSpacing: 6,
} as const
