import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { claimNumber } from './claim-number.ts'
import { documentReading } from './document-reading.ts'
import { instant, sha256 } from './schema.ts'

/** Accepted picture types. Larger pictures are scaled down; PDF is accepted for invoices only. */
export const pictureLimits = {
  /** Maximum bytes of an uploaded file. */
  maxBytes: 10 * 1024 * 1024,
  /** Maximum pixels of a JPEG, which is scaled while decoding: phones take up to 200 megapixels. */
  maxJpegPixels: 210_000_000,
  /** Maximum pixels of a progressive JPEG, which is held in memory completely. */
  maxHeavyJpegPixels: 64_000_000,
  /** Maximum pixels of a PNG or GIF. */
  maxPixels: 40_000_000,
  /** Maximum pixels of a PNG that is interlaced or has 16 bits per channel. */
  maxHeavyPixels: 20_000_000,
  /** Maximum pixels of the longer side. */
  maxSide: 30_000,
  /** Maximum ratio between the two sides. */
  maxRatio: 300,
  /**
   * Maximum width in pixels, as the guides ask of members. A wide strip may be wider, and at most
   * this high.
   */
  maxWidth: 1600,
  /** Maximum number of PDF pages shown. */
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
  /** Total number of pages; `pages` holds the first ones. */
  pagesInAll: z.int(),
  /** The file name on the member's computer; displayed, never used as a path. */
  fileName: z.string(),
  uploadedAt: instant,
  /** SHA-256 of the original bytes, which shows when the same file is sent again. */
  sentSha256: sha256,
  /** Link to the original PDF; `null` for pictures. */
  originalSha256: z.nullable(sha256),
  /** The attempt this file was sent with; later attempts may keep it. */
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
