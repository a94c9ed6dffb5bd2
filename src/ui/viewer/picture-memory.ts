import { create } from 'zustand'
import type { Look, Turns } from './view.ts'

/** What somebody did to a picture to see it better. Of its pixels nothing changes. */
export interface Adjustment {
  turns: Turns
  /** Per cent of what the picture has, 100 as it is. */
  brightness: number
  contrast: number
  isInverted: boolean
}

export const asItIs: Adjustment = { turns: 0, brightness: 100, contrast: 100, isInverted: false }

/** Pictures whose treatment is remembered: a few hours' worth, and a few bytes each. */
const remembered = 400

interface PictureMemory {
  adjustments: Record<string, Adjustment>
  adjust(name: string, changed: Partial<Adjustment>): void
}

/** How each picture was turned and lit, by its name: comparing with another, one finds it as one left it. */
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

/** The youngest entries; names are no whole numbers, so a record keeps them in order. */
function newest<Value>(all: Record<string, Value>): Record<string, Value> {
  const entries = Object.entries(all)
  return entries.length <= remembered ? all : Object.fromEntries(entries.slice(-remembered))
}

/** Where each picture was looked at. Apart from the store: it changes with every move, and draws nothing. */
const looks = new Map<string, Look>()

export const lookAtLast = (name: string): Look | undefined => looks.get(name)

/** @param look `null`: fitted, as a picture is found that nobody moved */
export function rememberLook(name: string, look: Look | null): void {
  looks.delete(name)
  if (look) looks.set(name, look)
  const [eldest] = looks.keys()
  if (looks.size > remembered && eldest !== undefined) looks.delete(eldest)
}

/** Every picture is found untouched again: what one person did is nothing for the next. */
export function forgetPictures(): void {
  looks.clear()
  usePictureMemory.setState({ adjustments: {} })
}
