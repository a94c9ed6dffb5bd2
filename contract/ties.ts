import * as z from 'zod/mini'

/** How a document of another claim is, or may be, the same document; most certain first. */
export const paperTies = ['same_file', 'same_number', 'same_numbers', 'same_picture'] as const
export const paperTie = z.enum(paperTies)
export type PaperTie = z.infer<typeof paperTie>

/** What another claim has in common with this one, the most telling first. */
export const claimTies = [
  ...paperTies,
  'serial',
  'model',
  'member',
  'mailbox',
  'phone',
  'name',
  'address',
] as const
export const claimTie = z.enum(claimTies)
export type ClaimTie = z.infer<typeof claimTie>
