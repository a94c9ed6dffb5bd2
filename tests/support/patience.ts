/**
 * Milliseconds for which a test waits for something before it says that it never came. Generous: a
 * busy machine is no fault of the product, and nothing here is about speed.
 */
export const patience = 60_000

/** Milliseconds for a test or a set-up, which wait for several things in a row. */
export const patienceInAll = 5 * patience
