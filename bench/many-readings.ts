import { sql } from 'kysely'
import type { Database } from '../server/storage/tables.ts'

/**
 * Both documents of every claim, read: hashes, numbers and the number of the invoice, as they are
 * spread on real ones. A shop's phone stands on all its invoices; a fifth of all papers have the
 * blank head of a page; one claim in a thousand came with a copy of the invoice of the one before.
 */
export async function fillReadings(database: Database): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`set local maintenance_work_mem = '512MB'`.execute(tx)
    // The indexes are built over what is there: one by one it would take an hour.
    await sql`alter table reading_marks drop constraint reading_marks_pkey`.execute(tx)
    await sql`alter table reading_looks drop constraint reading_looks_pkey`.execute(tx)
    await sql`
      create temporary table papers on commit drop as
      select id as claim_id, kind, n, submitted_at,
        -- Of a copy the bytes are others, and what stands on it is the same.
        case when kind = 'invoice' and n % 1000 = 1 then n - 1 else n end as says,
        md5(kind || n) || md5(n || kind) as sent_sha256
      from (select id, substr(number, 3)::int - 200000 as n, submitted_at from claims) c
      cross join (values ('invoice'), ('serial_photo')) k (kind)
    `.execute(tx)
    await sql`
      insert into documents (id, claim_id, attempt, kind, file_name, sent_sha256, uploaded_at)
      select gen_random_uuid(), claim_id, 1, kind, 'picture.jpg', sent_sha256, submitted_at from papers
    `.execute(tx)
    await sql`
      create temporary table looked on commit drop as
      select sent_sha256, kind, says, n,
        case when n % 5 = 0 then 'ffff' || substr(md5(kind || n), 5, 12)
          else substr(md5(kind || n), 1, 16) end as hash,
        case when kind = 'invoice' then array[
          '0217' || lpad((says % 5000)::text, 7, '0'), '5500' || lpad((says % 5000)::text, 8, '0'),
          (12000000 + says * 7)::text, (1300000 + says * 11)::text, '77' || (100000 + says),
          '2603' || (200000 + says), '88' || (300000 + says * 3), (450000 + says * 13)::text,
          '20260320', '242']
        else array[(500000 + n)::text] end as numbers
      from papers
    `.execute(tx)
    await sql`
      insert into readings (sent_sha256, engine, state, queued_at, light, pages, numbers, read_at)
      select sent_sha256, 'bench', 'read', now(), '[]',
        jsonb_build_array(jsonb_build_object('width', 1000, 'height', 1400, 'source', 'recognised',
          'light', jsonb_build_object('brightness', 180, 'sharpness', 120), 'codes', '[]'::jsonb,
          'hashes', jsonb_build_array(hash, substr(md5(hash || 1), 1, 16), substr(md5(hash || 2), 1, 16),
            substr(md5(hash || 3), 1, 16)),
          'lines', case when kind = 'invoice' then (
            select jsonb_agg(jsonb_build_object('text', number, 'confidence', 1,
              'corners', '[[0,0],[100,0],[100,20],[0,20]]'::jsonb))
            from unnest(numbers || ('Invoice No: INV-' || says)) as number) else '[]'::jsonb end)),
        to_jsonb(numbers), now()
      from looked
    `.execute(tx)
    await sql`
      insert into reading_marks (kind, value, sent_sha256)
      select 'number', number, sent_sha256 from looked
        cross join lateral (select distinct unnest(numbers) as number) as numbered
        where length(number) >= 5
      union all select 'invoice', 'INV' || says, sent_sha256 from looked where kind = 'invoice'
    `.execute(tx)
    await sql`
      insert into reading_looks (part, quarter, look, sent_sha256)
      select part, ('x' || substr(hash, 1 + part * 4, 4))::bit(16)::int,
        ('x' || hash)::bit(64)::bigint, sent_sha256
      from looked, generate_series(0, 3) as part
    `.execute(tx)
    await sql`alter table reading_marks add primary key (kind, value, sent_sha256)`.execute(tx)
    await sql`alter table reading_looks add primary key (part, quarter, look, sent_sha256)`.execute(
      tx,
    )
  })
  await sql`vacuum analyze`.execute(database)
}
