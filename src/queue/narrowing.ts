/** Filters that only addresses from other pages set; no field of the queue offers them. */
export const narrowing = [
  'due',
  'language',
  'dueOn',
  'receivedOn',
  'decidedOn',
  'openOn',
  'dayAttempt',
  'decidedBy',
] as const
export type Narrowing = (typeof narrowing)[number]
