import { create } from 'zustand'
import type { Outgoing } from './outgoing-entry.ts'

interface Unconfirmed {
  /** Refused ones included; by claim number, the oldest first. */
  known: Record<string, Outgoing>
  /** What the screens say: the next claim is shown before the decision on the last one. */
  shown: Record<string, Outgoing>
}

/** Decisions that were sent and are not confirmed. Only `outgoing.ts` changes them. */
export const useUnconfirmed = create<Unconfirmed>(() => ({ known: {}, shown: {} }))

/** They still wait as far as the server knows, so taking the next claim has to leave them out. */
export const unconfirmedClaims = (): string[] => Object.keys(useUnconfirmed.getState().known)

export const isUnconfirmed = (number: string): boolean => number in useUnconfirmed.getState().known
