import { create } from 'zustand'
import type { Look, Turns } from './view.ts'

/** View adjustments of a picture. Its pixels never change. */
export interface Adjustment {
  turns: Turns
  /** Percentage of the original, 100 for unchanged. */
  brightness: number
  contrast: number
  isInverted: boolean
}

export const asItIs: Adjustment = { turns: 0, brightness: 100, contrast: 100, isInverted: false }

/** Maximum number of remembered pictures: a few hours' worth, at a few bytes each. */
const remembered = 400

interface PictureMemory {
  adjustments: Record<string, Adjustment>
  adjust(name: string, changed: Partial<Adjustment>): void
}

/**
 * Rotation and light of each picture by name, so that it looks the same after comparing with
 * another.
 */
export const usePictureMemory = create<PictureMemory>((set) => ({
  adjustments: {},
  adjust: (name, changed) =>
    set(({ adjustments: { [name]: before, ...others } }) => ({
      adjustments: newest({ ...others, [name]: { ...asItIs, ...before, ...changed } }),
    })),
}))

export const adjustmentOf = (name: string): Adjustment =>
  usePictureMemory.getState().adjustments[name] ?? asItIs

export const useAdjustment = (name: string): Adjustment =>
  usePictureMemory(({ adjustments }) => adjustments[name] ?? asItIs)

/** The latest entries. Names are not whole numbers, so a record keeps insertion order. */
function newest<Value>(all: Record<string, Value>): Record<string, Value> {
  const entries = Object.entries(all)
  return entries.length <= remembered ? all : Object.fromEntries(entries.slice(-remembered))
}

/**
 * The view position of each picture. Outside the store, because it changes with every movement and
 * renders nothing.
 */
const looks = new Map<string, Look>()

export const lookAtLast = (name: string): Look | undefined => looks.get(name)

/** @param look `null` for a fitted picture that nobody moved */
export function rememberLook(name: string, look: Look | null): void {
  looks.delete(name)
  if (look) looks.set(name, look)
  const [eldest] = looks.keys()
  if (looks.size > remembered && eldest !== undefined) looks.delete(eldest)
}

/** How pictures of one kind open: on their evidence or whole, and how much closer than that. */
export interface Way {
  at: 'evidence' | 'whole'
  times: number
}

/** Chosen by a person, and kept from claim to claim. */
const ways = new Map<string, Way>()

export const wayOf = (kind: string): Way => ways.get(kind) ?? { at: 'evidence', times: 1 }

export const chooseWay = (kind: string, chosen: Partial<Way>): void =>
  void ways.set(kind, { ...wayOf(kind), ...chosen })

/** Resets all pictures, because one person's adjustments are not the next person's. */
export function forgetPictures(): void {
  looks.clear()
  ways.clear()
  usePictureMemory.setState({ adjustments: {} })
}
