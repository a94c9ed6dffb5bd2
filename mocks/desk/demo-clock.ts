/**
 * When the made-up desk stands: a Thursday in the days after Idul Fitri 2026, when the working
 * days of Indonesia are few and the queue is full. It does not depend on the day it is opened, so
 * that the desk is the same for everybody.
 */
export const demoStart = new Date('2026-03-26T02:30:00Z')

/** A clock that stood at `demoStart` when the desk was first opened, and has run since. */
export function demoClock(openedAt: number) {
  return { now: () => new Date(demoStart.getTime() + (Date.now() - openedAt)) }
}
