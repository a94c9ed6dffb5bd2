import { sql } from 'kysely'
import type { Carrier, CarrierEntry, CarrierKept } from '../../contract/carriers.ts'
import { invalidInput, ProblemError } from '../http/problem.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { publishedCarriers } from './published-carriers.ts'

/** Puts the registry this version carries into a database; carriers changed there since stay. */
export async function seedCarriers(database: Database): Promise<void> {
  for (const [index, carrier] of publishedCarriers.entries()) {
    await database
      .insertInto('carriers')
      .values({
        code: carrier.code,
        position: index + 1,
        name: carrier.name,
        countries: JSON.stringify(carrier.countries),
        number_pattern: carrier.numberPattern,
        page: carrier.page,
        link: carrier.link,
        is_link_verified: false,
      })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .execute()
  }
}

export async function listCarriers(database: Database): Promise<Carrier[]> {
  const rows = await database
    .selectFrom('carriers')
    .selectAll()
    .where('is_offered', '=', true)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    countries: row.countries,
    numberPattern: row.number_pattern,
    page: row.page,
    link: row.is_link_verified ? row.link : null,
  }))
}

/** The registry as it is kept, with what is not offered and links that nobody has verified. */
export async function listCarrierEntries(database: Database): Promise<CarrierKept[]> {
  const rows = await database.selectFrom('carriers').selectAll().orderBy('position').execute()
  return rows.map((row) => ({
    code: row.code,
    version: row.version,
    name: row.name,
    countries: row.countries,
    numberPattern: row.number_pattern,
    page: row.page,
    link: row.link,
    isLinkVerified: row.is_link_verified,
    isOffered: row.is_offered,
    formerPattern: row.former_pattern,
  }))
}

/**
 * Adds a carrier, when the caller saw none (version 0), or changes the one they saw.
 *
 * @throws {ProblemError} `carrier_changed`; `invalid_input` for a verified link that is none
 */
export async function keepCarrier(
  tx: Transaction,
  code: string,
  version: number,
  entry: CarrierEntry,
): Promise<CarrierKept> {
  if (entry.isLinkVerified && entry.link === null) {
    throw invalidInput([
      { field: 'link', code: 'required', message: 'is missing, so nobody can have verified it' },
    ])
  }
  const columns = {
    name: entry.name,
    countries: JSON.stringify(entry.countries),
    number_pattern: entry.numberPattern,
    // A mask takes the place of whatever was kept aside.
    ...(entry.numberPattern !== null && { former_pattern: null }),
    page: entry.page,
    link: entry.link,
    is_link_verified: entry.isLinkVerified,
    is_offered: entry.isOffered,
  }
  const kept =
    version === 0
      ? await tx
          .insertInto('carriers')
          .values({
            ...columns,
            code,
            position: sql<number>`(select coalesce(max(position), 0) + 1 from carriers)`,
          })
          .onConflict((conflict) => conflict.column('code').doNothing())
          .executeTakeFirst()
      : await tx
          .updateTable('carriers')
          .set({ ...columns, version: version + 1 })
          .where('code', '=', code)
          .where('version', '=', version)
          .executeTakeFirst()
  const changed = 'numUpdatedRows' in kept ? kept.numUpdatedRows : kept.numInsertedOrUpdatedRows
  if (changed !== 1n) throw new ProblemError('carrier_changed')
  const entries = await listCarrierEntries(tx)
  return (
    entries.find((one) => one.code === code) ?? { code, version, ...entry, formerPattern: null }
  )
}

/**
 * Where a parcel can be followed: the carrier's deep link where it was verified, else its tracking
 * page. Numbers are encoded, and only https leaves.
 */
export function trackingLink(
  carrier: Pick<Carrier, 'link' | 'page'>,
  trackingNumber: string,
  zipcode: string,
): string | null {
  const filled = carrier.link
    ?.replaceAll('{n}', encodeURIComponent(trackingNumber))
    .replaceAll('{zip}', encodeURIComponent(zipcode))
  const link = filled ?? carrier.page
  return link?.startsWith('https://') ? link : null
}
