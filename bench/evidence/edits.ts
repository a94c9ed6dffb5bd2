export const editNames = [
  'recompressed',
  'shrunk',
  'cropped',
  'turned',
  'tilted',
  'brightened',
] as const

/** What is done to a receipt to make the copy that must be known again. */
export type EditName = (typeof editNames)[number]
