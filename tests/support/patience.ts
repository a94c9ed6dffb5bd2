/**
 * Milliseconds for which a test waits for something before it says that it never came. Generous: a
 * busy machine is no fault of the product, and nothing here is about speed.
 */
export const patience = 60_000

/** Milliseconds for what is work as well: pictures are read, a server starts. */
export const patienceForWork = 4 * patience

/** Milliseconds for a test or a set-up, which wait for several things in a row. */
export const patienceInAll = 10 * patience
