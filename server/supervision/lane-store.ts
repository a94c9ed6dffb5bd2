import { sql } from 'kysely'
import * as z from 'zod/mini'
import { laneTerms, type Lane, type LaneTerms } from '../../contract/lane.ts'
import { asTold } from '../../contract/told.ts'
import type { Database, Transaction } from '../storage/tables.ts'
import { deskValue, lockDeskValue, setDeskValue } from './desk-values.ts'

const parsed = (value: string): LaneTerms => z.parse(asTold(laneTerms), JSON.parse(value))

export const loadLaneTerms = async (database: Database) => parsed(await deskValue(database, 'lane'))

/** As they are before they are changed. */
export const lockLaneTerms = async (tx: Transaction) => parsed(await lockDeskValue(tx, 'lane'))

export const saveLaneTerms = (tx: Transaction, terms: LaneTerms) =>
  setDeskValue(tx, 'lane', JSON.stringify(terms))

/** The lane's terms, and how often second looks agreed with what was approved in it. */
export async function presentLane(database: Database): Promise<Lane> {
  const [terms, { rows }] = await Promise.all([
    loadLaneTerms(database),
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
