import { sql } from 'kysely'
import { laneTerms, type Lane } from '../../contract/lane.ts'
import type { Database } from '../storage/tables.ts'
import { deskTerms } from './desk-terms.ts'

export const keptLaneTerms = deskTerms('lane', laneTerms)

/** The lane's terms, and how often second looks agreed with what was approved in it. */
export async function presentLane(database: Database): Promise<Lane> {
  const [terms, { rows }] = await Promise.all([
    keptLaneTerms.load(database),
    sql<{ looks: number; agreed: number }>`
      select count(*)::int as looks,
        count(*) filter (where l.agrees or l.settled_for = 'first')::int as agreed
      from second_looks l join decisions d on d.id = l.decision_id
      where l.looked_at is not null and l.source = 'share' and d.in_lane
    `.execute(database),
  ])
  const { looks = 0, agreed = 0 } = rows[0] ?? {}
  return { ...terms, looks, agreed }
}
