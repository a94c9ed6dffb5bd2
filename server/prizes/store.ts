import { sql, type Selectable } from 'kysely'
import type { Answer } from '../../contract/endpoint.ts'
import type { Prize, prizeCounts, PrizeState } from '../../contract/prizes.ts'
import type { PrizeKind } from '../../contract/promotions.ts'
import type { Person } from '../../contract/session.ts'
import { ProblemError } from '../http/problem.ts'
import { searchOf } from '../claims/queue/search.ts'
import { pendingOf } from '../sign-offs/pending.ts'
import { decodeCursor, pageOf } from '../storage/keyset.ts'
import type { Database, Tables } from '../storage/tables.ts'
import {
  askReplacementRefused,
  confirmRefused,
  isGiven,
  redirectRefused,
  refuseRefused,
  releaseRefused,
  resendRefused,
  revealRefused,
} from './refusals.ts'
import { releasableFrom } from './rules.ts'

export type PrizeRow = Selectable<Tables['prizes']>

/** `null` for a claim without a prize, or whose approval was taken back. */
export async function findPrize(database: Database, claimId: string): Promise<PrizeRow | null> {
  const prize = await database
    .selectFrom('prizes')
    .selectAll()
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
  return prize ?? null
}

/** @throws {ProblemError} `not_found` */
export async function getPrize(database: Database, claimId: string): Promise<PrizeRow> {
  const prize = await findPrize(database, claimId)
  if (!prize) throw new ProblemError('not_found')
  return prize
}

/** A call on the prize of a claim in the version that somebody saw. */
export interface OnPrize {
  number: string
  version: number
  person: Person
  now: Date
}

export interface PrizeFilter {
  state?: PrizeState[] | undefined
  kind?: PrizeKind | undefined
  refused?: 'true' | 'false' | undefined
  promotion?: string[] | undefined
  bounced?: 'true' | undefined
  q?: string | undefined
  order: 'oldest' | 'newest'
  cursor?: string | undefined
  limit: number
}

export interface Looking {
  person: Person
  now: Date
}

/** Prizes by their approval. */
export async function listPrizes(database: Database, filter: PrizeFilter, looking: Looking) {
  const direction = filter.order === 'newest' ? 'desc' : 'asc'
  let query = selectPrizes(database)
    .orderBy('prizes.approved_at', direction)
    .orderBy('prizes.claim_id', direction)
    .limit(filter.limit + 1)
  if (filter.state?.length) query = query.where('prizes.state', 'in', filter.state)
  if (filter.kind) query = query.where('prizes.kind', '=', filter.kind)
  if (filter.promotion?.length) query = query.where('prizes.promotion_id', 'in', filter.promotion)
  if (filter.refused) {
    const isRefused = filter.refused === 'true'
    query = query
      .where('prizes.state', '=', 'to_confirm')
      .where('prizes.refused_by', isRefused ? 'is not' : 'is', null)
  }
  if (filter.bounced) query = query.where('codes.state', '=', 'bounced')
  const search = await searchOf(database, filter.q, looking.person)
  if (search) query = query.where(search.finds)
  if (filter.cursor) {
    const [at, id] = decodeCursor(filter.cursor)
    const after = direction === 'desc' ? sql`<` : sql`>`
    query = query.where(
      sql<boolean>`(prizes.approved_at, prizes.claim_id) ${after} (${at}, ${id}::uuid)`,
    )
  }
  const rows = await query.execute()
  const page = pageOf(rows, filter.limit, (row) => [row.approved_at, row.claim_id])
  return { ...page, items: page.items.map((row) => presentPrize(row, looking)) }
}

/** @throws {ProblemError} `not_found` */
export async function readPrize(
  database: Database,
  number: string,
  looking: Looking,
): Promise<Prize> {
  const row = await selectPrizes(database).where('claims.number', '=', number).executeTakeFirst()
  if (!row) throw new ProblemError('not_found')
  return presentPrize(row, looking)
}

export async function countPrizes(database: Database): Promise<Answer<typeof prizeCounts>> {
  const rows = await database
    .selectFrom('prizes')
    .select((prize) => [
      'state',
      sql<boolean>`refused_by is not null and state = 'to_confirm'`.as('is_refused'),
      prize.fn.countAll<number>().as('count'),
    ])
    .groupBy(['state', 'is_refused'])
    .execute()
  const { bounced } = await database
    .selectFrom('codes')
    .select((code) => code.fn.countAll<number>().as('bounced'))
    .where('state', '=', 'bounced')
    .executeTakeFirstOrThrow()
  const countOf = (state: PrizeState, isRefused = false) =>
    rows.find((row) => row.state === state && row.is_refused === isRefused)?.count ?? 0
  return {
    to_confirm: countOf('to_confirm'),
    refused: countOf('to_confirm', true),
    held: countOf('held'),
    awaiting_code: countOf('awaiting_code'),
    issued: countOf('issued'),
    dispatch: countOf('dispatch'),
    bounced,
  }
}

function selectPrizes(database: Database) {
  return database
    .selectFrom('prizes')
    .innerJoin('claims', 'claims.id', 'prizes.claim_id')
    .innerJoin('promotions', 'promotions.id', 'prizes.promotion_id')
    .innerJoin('decisions', (join) =>
      join
        .onRef('decisions.claim_id', '=', 'claims.id')
        .onRef('decisions.attempt', '=', 'claims.attempt')
        .on('decisions.undone_at', 'is', null),
    )
    .innerJoin('staff as approver', 'approver.id', 'decisions.staff_id')
    .leftJoin('staff as confirmer', 'confirmer.id', 'prizes.confirmed_by')
    .leftJoin('staff as refuser', 'refuser.id', 'prizes.refused_by')
    .leftJoin('codes', (join) =>
      join
        .onRef('codes.claim_id', '=', 'prizes.claim_id')
        .on('codes.state', 'in', ['reserved', 'issued', 'delivered', 'bounced']),
    )
    .select([
      'prizes.claim_id',
      'claims.number',
      'claims.version',
      'claims.member_name',
      'claims.email',
      'prizes.promotion_id',
      'promotions.name as promotion_name',
      'promotions.terms',
      'prizes.name',
      'prizes.kind',
      'prizes.state',
      'prizes.approved_at',
      'prizes.held_until',
      'prizes.email as own_email',
      'prizes.worth_amount',
      'prizes.worth_currency',
      'prizes.needs_second_person',
      'prizes.refused_by',
      'prizes.refused_at',
      'prizes.refused_because',
      'approver.id as approved_by',
      'approver.name as approver_name',
      'confirmer.name as confirmer_name',
      'refuser.name as refuser_name',
      'codes.last4',
      'codes.state as code_state',
      pendingOf({ claim: sql.ref('prizes.claim_id') }).as('pending'),
      sql<boolean>`exists (
        select from replacements r where r.claim_id = prizes.claim_id and r.state = 'asked'
      )`.as('is_replacement_asked'),
    ])
}

type SelectedPrize = Awaited<ReturnType<ReturnType<typeof selectPrizes>['execute']>>[number]

function presentPrize(row: SelectedPrize, { person, now }: Looking): Prize {
  const { state, approved_by: approvedBy, refused_by: refusedBy, held_until: heldUntil } = row
  const said = { state, approvedBy, refusedBy }
  const held = { state, heldUntil, zone: row.terms.zone }
  const code = { codeState: row.code_state }
  const redirected = {
    ...code,
    isAsked: row.pending.some(({ kind }) => kind === 'code_redirected'),
  }
  const given = { ...code, isLost: false, isAsked: row.is_replacement_asked }
  return {
    claim: row.number,
    version: row.version,
    promotion: { id: row.promotion_id, name: row.promotion_name },
    name: row.name,
    kind: row.kind,
    state,
    worth: worthOf(row),
    secondPerson: row.needs_second_person ? secondPersonOf(row) : null,
    memberName: row.member_name,
    email: row.own_email ?? row.email,
    approvedAt: row.approved_at.toISOString(),
    approvedBy: row.approver_name,
    releasableFrom: heldUntil === null ? null : releasableFrom(heldUntil),
    codeLast4: isGiven(row.code_state) ? row.last4 : null,
    codeState: row.code_state,
    canConfirm: confirmRefused(said, person) === null,
    isOwnApproval: state === 'to_confirm' && approvedBy === person.id,
    canRefuse: refuseRefused(said, person) === null,
    canRelease: releaseRefused(held, person, now) === null,
    canReveal: revealRefused(code, person) === null,
    canResend: resendRefused(code, person) === null,
    canRedirect: redirectRefused(redirected, person) === null,
    canAskReplacement: askReplacementRefused('void', given, person) === null,
    pending: row.pending,
  }
}

function worthOf({ worth_amount: amount, worth_currency: currency }: SelectedPrize) {
  return amount && currency ? { amount, currency } : null
}

function secondPersonOf(row: SelectedPrize): Prize['secondPerson'] {
  const { approver_name, confirmer_name, refuser_name, refused_at, refused_because } = row
  return {
    approvedBy: approver_name,
    confirmedBy: confirmer_name,
    refusal:
      refuser_name && refused_at
        ? { by: refuser_name, at: refused_at.toISOString(), because: refused_because ?? '' }
        : null,
  }
}
