/**
 * The demo's start: a Thursday just after Idul Fitri 2026, when Indonesia has few working days and
 * the queue is full. It does not depend on the day it is opened, so that the desk is the same for
 * everyone.
 */
export const demoStart = new Date('2026-03-26T02:30:00Z')

/** A clock that started at `demoStart` when the desk was first opened. */
export function demoClock(openedAt: number) {
  return { now: () => new Date(demoStart.getTime() + (Date.now() - openedAt)) }
}
