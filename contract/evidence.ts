import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { claimNumber } from './claim-number.ts'
import { documentReading } from './document-reading.ts'
import { instant, sha256 } from './schema.ts'

/** What is taken as a picture. A larger one is scaled down; PDF only as an invoice. */
export const pictureLimits = {
  /** Bytes of one uploaded file. */
  maxBytes: 10 * 1024 * 1024,
  /** Pixels of a JPEG, which is made smaller while it is decoded: phones take up to 200 megapixels. */
  maxJpegPixels: 210_000_000,
  /** Pixels of a progressive JPEG, which is held whole in memory. */
  maxHeavyJpegPixels: 64_000_000,
  /** Pixels of a PNG or GIF. */
  maxPixels: 40_000_000,
  /** Pixels of a PNG that is interlaced or has 16 bits a channel. */
  maxHeavyPixels: 20_000_000,
  /** Pixels of the longer side. */
  maxSide: 30_000,
  /** How many times a picture may be as long as it is wide, or the other way round. */
  maxRatio: 300,
  /** Pixels; the guides ask members for no more. A lying strip may be wider, and as high as this. */
  maxWidth: 1600,
  /** Pages of one PDF invoice that are shown. */
  maxPages: 10,
  pictureTypes: ['image/jpeg', 'image/gif', 'image/png'],
  invoiceTypes: ['image/jpeg', 'image/gif', 'image/png', 'application/pdf'],
} as const

export const evidenceKinds = ['invoice', 'serial_photo'] as const
export const evidenceKind = z.enum(evidenceKinds)
export type EvidenceKind = z.infer<typeof evidenceKind>

/** One page as shown to the reviewer: re-encoded, upright, without metadata. Sizes in pixels. */
export const picturePage = z.object({
  sha256,
  width: z.int(),
  height: z.int(),
})
export type PicturePage = z.infer<typeof picturePage>

/** One uploaded document of an attempt: a picture has one page, a PDF one or more. */
export const document = z.object({
  kind: evidenceKind,
  pages: z.array(picturePage),
  /** How many pages it has; `pages` are the first of them. */
  pagesInAll: z.int(),
  /** As the member's computer called it; shown, never used as a path. */
  fileName: z.string(),
  uploadedAt: instant,
  /** SHA-256 of the bytes as they came, before re-encoding: tells when the same file came again. */
  sentSha256: sha256,
  /** A PDF can also be had as it came; `null` for pictures. */
  originalSha256: z.nullable(sha256),
  /** The attempt with which this file came; a later attempt may go on with it. */
  sentWithAttempt: z.int(),
  reading: documentReading,
})
export type EvidenceDocument = z.infer<typeof document>

const pictureParams = z.object({ number: claimNumber, sha256 })

export const pictureRead = endpoint({
  name: 'pictureRead',
  method: 'GET',
  path: '/api/claims/{number}/pictures/{sha256}',
  summary: 'One page of a claim’s evidence, as a picture.',
  access: 'evidence.read',
  params: pictureParams,
  answer: { status: 200, bytes: true },
  problems: ['not_found'],
})

export const originalRead = endpoint({
  name: 'originalRead',
  method: 'GET',
  path: '/api/claims/{number}/originals/{sha256}',
  summary: 'Download of a claim’s original PDF invoice.',
  access: 'evidence.read',
  params: pictureParams,
  answer: { status: 200, bytes: true },
  problems: ['not_found'],
})
