/** States of an open clock, most urgent first. */
export const standings = ['overdue', 'due_today', 'due_soon', 'on_track'] as const
