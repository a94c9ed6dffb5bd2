import type { Carrier } from '../../contract/shipments.ts'
import type { Database } from '../storage/tables.ts'
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
  const rows = await database.selectFrom('carriers').selectAll().orderBy('position').execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    countries: row.countries,
    numberPattern: row.number_pattern,
    page: row.page,
    link: row.is_link_verified ? row.link : null,
  }))
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
