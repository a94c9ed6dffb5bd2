import * as z from 'zod/mini'
import { claimNumber } from './claim-number.ts'
import { endpoint } from './endpoint.ts'
import { promotionId } from './promotions.ts'
import { instant, text } from './schema.ts'
import { shipmentFilter } from './shipments.ts'
import { tableAnswers, tableRead } from './tables.ts'

/** Maximum number of parcels per file: what a carrier's tool accepts, and a morning of packing. */
export const maxBatchParcels = 1000

const batch = z.strictObject({
  ...shipmentFilter,
  /** Only these, regardless of other filters. */
  claims: z.optional(
    z.pipe(
      z.pipe(
        z.string().check(z.maxLength(20_000)),
        z.transform((value) => value.split(',').filter((part) => part !== '')),
      ),
      z.array(claimNumber).check(z.maxLength(maxBatchParcels)),
    ),
  ),
})

const file = {
  method: 'GET',
  access: 'shipments.dispatch',
  query: batch,
  answer: { status: 200, bytes: true },
  problems: [],
} as const

export const shipmentExport = endpoint({
  ...file,
  name: 'shipmentExport',
  path: '/api/dispatch/export',
  summary: 'CSV for a carrier’s tool (UTF-8 with a byte order mark), by deadline.',
})

export const pickListRead = endpoint({
  ...file,
  name: 'pickListRead',
  path: '/api/dispatch/pick-list',
  summary: 'CSV pick list: the quantity of each prize, then parcel by parcel.',
})

export const labelsRead = endpoint({
  ...file,
  name: 'labelsRead',
  path: '/api/dispatch/labels',
  summary: 'PDF of labels, 100×150 mm, with the claim’s number as Code 128.',
})

export const packingSlipsRead = endpoint({
  ...file,
  name: 'packingSlipsRead',
  path: '/api/dispatch/packing-slips',
  summary: 'PDF of packing slips, 100×150 mm.',
})

const unprintableParcel = z.object({
  claim: claimNumber,
  /** The recipient as on the label, before characters are replaced. */
  recipient: z.string(),
  /** Each once. */
  letters: z.array(z.string()),
})
export type UnprintableParcel = z.infer<typeof unprintableParcel>

export const unprintableList = endpoint({
  ...file,
  name: 'unprintableList',
  path: '/api/dispatch/unprintable',
  summary: 'Parcels whose label and slip would print "?" for some letters, by deadline.',
  answer: {
    status: 200,
    body: z.object({ items: z.array(unprintableParcel).check(z.maxLength(maxBatchParcels)) }),
  },
})

/** Possible columns in a carrier's file. */
export const trackingFields = ['claim', 'carrier', 'number', 'shipped', 'delivered'] as const
export type TrackingField = (typeof trackingFields)[number]

const importRead = tableRead(trackingFields)
export type ImportRead = z.infer<typeof importRead>

const importedRow = z.object({
  line: z.int(),
  claim: z.string(),
  /** The recognised carrier; `null` if the row names none. */
  carrier: z.nullable(z.string()),
  /** The numbers as understood, without spaces. */
  numbers: z.array(z.string()),
  /** The row's outcome; `unchanged` if everything is already recorded. */
  outcome: z.enum(['shipped', 'delivered', 'shipped_and_delivered', 'unchanged', 'fault']),
  fault: z.nullable(
    z.enum([
      'unknown_claim',
      'repeated',
      'unknown_carrier',
      'bad_number',
      'bad_date',
      'too_early',
      'in_the_future',
      'shipment_not_there',
      'goods_out',
      'other_parcel',
      /** Another row of this claim has a fault, or names another carrier or date. */
      'other_row',
      /** A spreadsheet shortened the number, and the original is lost. */
      'shortened',
      /** Several numbers, or one in groups; the file does not tell which. */
      'several_numbers',
      /** The cells don't match the columns. */
      'wrong_cells',
    ]),
  ),
  /** The number doesn't match the carrier's usual format: a hint, not a fault. */
  isUnusual: z.boolean(),
  /** Likely mistakes without proof. */
  hints: z.array(
    z.enum([
      /** Another claim of the file has the same number. */
      'shared',
      /** Ends in zeros, as spreadsheets round long numbers. */
      'rounded',
      /** 12345E11: a number, or a spreadsheet's short form of one. */
      'shortened',
    ]),
  ),
})
export type ImportedRow = z.infer<typeof importedRow>

export const shipmentImport = endpoint({
  name: 'shipmentImport',
  method: 'POST',
  path: '/api/dispatch/import',
  summary:
    'Previews or imports a CSV with carriers, tracking numbers and dates; the same file twice changes nothing.',
  access: 'shipments.dispatch',
  form: {
    part: 'import',
    json: z.strictObject({
      mode: z.enum(['dry_run', 'all', 'good_rows']),
      /** Answers to questions about the file, which a dry run asks. */
      table: z.optional(tableAnswers(trackingFields)),
    }),
    files: { rows: 'required' },
  },
  answer: {
    status: 200,
    body: z.object({
      /** Whether anything was saved. */
      isDone: z.boolean(),
      rows: z.array(importedRow),
      /** How the file was read. Nothing is saved while questions are open. */
      read: importRead,
    }),
  },
  problems: ['claim_changed', 'goods_out'],
})

/** Stock of one physical prize. onHand = received − taken. */
export const goods = z.object({
  promotion: z.object({ id: promotionId, name: z.string() }),
  prize: z.object({ id: promotionId, name: z.string() }),
  /** Whether its stock is counted. Before the first delivery is recorded, nothing is refused. */
  isCounted: z.boolean(),
  received: z.int(),
  taken: z.int(),
  onHand: z.int(),
  /** Parcels to pack. */
  toPack: z.int(),
  /** Held prizes that will become parcels. */
  held: z.int(),
  isShort: z.boolean(),
})
export type Goods = z.infer<typeof goods>

export const goodsList = endpoint({
  name: 'goodsList',
  method: 'GET',
  path: '/api/goods',
  summary: 'Stock of each physical prize.',
  access: 'shipments.read',
  answer: { status: 200, body: z.array(goods) },
  problems: [],
})

export const goodsMove = endpoint({
  name: 'goodsMove',
  method: 'POST',
  path: '/api/goods/moves',
  summary: 'Records goods received, or a corrected count.',
  access: 'shipments.dispatch',
  repeatable: true,
  body: z.strictObject({
    promotion: promotionId,
    prize: promotionId,
    kind: z.enum(['received', 'corrected']),
    /** Received: greater than zero. Corrected: the difference, with its sign. */
    count: z.int().check(z.gte(-1_000_000), z.lte(1_000_000)),
    note: text(200),
  }),
  answer: { status: 201, body: goods },
  problems: ['not_found', 'goods_out'],
})

export const goodsMoveList = endpoint({
  name: 'goodsMoveList',
  method: 'GET',
  path: '/api/goods/moves',
  summary: 'Changes of the stock of goods except packing, newest first.',
  access: 'shipments.read',
  answer: {
    status: 200,
    body: z.array(
      z.object({
        prizeName: z.string(),
        kind: z.enum(['received', 'corrected']),
        count: z.int(),
        by: z.nullable(z.string()),
        at: instant,
        note: z.nullable(z.string()),
      }),
    ),
  },
  problems: [],
})
