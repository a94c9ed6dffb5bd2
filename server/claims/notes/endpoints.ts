import {
  claimUnwatch,
  claimWatch,
  noteAdd,
  noteEdit,
  noteList,
  type Note,
  type NoteContent,
} from '../../../contract/notes.ts'
import type { Person } from '../../../contract/session.ts'
import { hasPage } from '../../evidence/store.ts'
import { byPerson } from '../../history/store.ts'
import { lacking } from '../../http/permission.ts'
import { invalidInput, requireAllowed } from '../../http/problem.ts'
import { command, queryAtOnce, type Route } from '../../http/route.ts'
import type { Ports } from '../../ports.ts'
import type { Database, Transaction } from '../../storage/tables.ts'
import { blindLooksOf, refuseBlind } from '../blind-looks.ts'
import { tell, tellWatchers } from '../notices.ts'
import { findReaders } from '../reviewers.ts'
import { authorize, type LawNeeds } from '../standing.ts'
import { getClaim, type ClaimRow } from '../store.ts'
import { presentNote, presentNotes } from './present.ts'
import { editRefused } from './rules.ts'
import { addEdition, addNote, countNotes, currentOf, listNotes, lockNote } from './store.ts'
import { isWatching, unwatch, watch } from './watchers.ts'

type Needs = Pick<Ports, 'ids'> & LawNeeds

/** Notes on a claim, and watching it. Neither is a step: a colleague's open decision goes on. */
export function noteRoutes(ports: Needs): Route[] {
  return [
    queryAtOnce(noteList, async ({ database, params, query, person, now }) => {
      const claim = await openable(database, params.number, person)
      const { items, next } = await listNotes(database, claim.id, query.cursor)
      return {
        items: await presentNotes(database, items, person, now),
        next,
        count: await countNotes(database, claim.id),
        isWatched: await isWatching(database, claim.id, person.id),
      }
    }),

    command(noteAdd, async ({ body, ...call }) => {
      const { tx, person, now } = call
      const claim = await openFor(ports, 'note', call)
      await requirePlace(tx, claim, body)
      await findReaders(tx, body.mentions, 'mentions')
      const note = { id: ports.ids.next(), claim_id: claim.id, author_id: person.id, at: now }
      await addNote(tx, note, body)
      await tellMentioned(tx, ports, note, body.mentions)
      await tellWatchers(tx, ports, {
        claimId: claim.id,
        what: { noteId: note.id },
        by: byPerson(person, now),
        except: body.mentions,
      })
      return shown(call, claim, note.id)
    }),

    command(noteEdit, async ({ body, ...call }) => {
      const { tx, params, person, now } = call
      const claim = await openFor(ports, 'note', call)
      const note = await lockNote(tx, claim.id, params.id)
      const editions = note.editions.length
      requireAllowed(editRefused({ ...note, editions }, person, now))
      const before = currentOf(note)
      if (isSame(before, body)) return shown(call, claim, note.id)
      await requirePlace(tx, claim, body)
      // Whoever was mentioned before may be gone by now, and stays mentioned.
      const added = body.mentions.filter((id) => !before.mentions.includes(id))
      await findReaders(tx, added, 'mentions')
      await addEdition(tx, note.id, editions + 1, body, now)
      const told = new Set(note.editions.flatMap(({ mentions }) => mentions))
      await tellMentioned(
        tx,
        ports,
        { ...note, at: now },
        added.filter((id) => !told.has(id)),
      )
      return shown(call, claim, note.id)
    }),

    command(claimWatch, async (call) => {
      const claim = await openFor(ports, 'watch', call)
      await watch(call.tx, claim.id, byPerson(call.person, call.now))
    }),

    command(claimUnwatch, async (call) => {
      const claim = await openFor(ports, 'watch', call)
      await unwatch(call.tx, claim.id, byPerson(call.person, call.now))
    }),
  ]
}

interface OnOpenClaim {
  tx: Transaction
  params: { number: string }
  person: Person
  now: Date
}

/** @throws {ProblemError} `not_found`, `blind_look` */
async function openable(database: Database, number: string, person: Person): Promise<ClaimRow> {
  const claim = await getClaim(database, number)
  refuseBlind(await blindLooksOf(database, person.id), claim.id)
  return claim
}

/** No version is asked for: whatever happened to the claim meanwhile, a note still fits. */
async function openFor(
  ports: Needs,
  act: 'note' | 'watch',
  { tx, params, person, now }: OnOpenClaim,
): Promise<ClaimRow> {
  // First, because whoever may not read claims learns nothing about their numbers.
  requireAllowed(lacking(person, 'claims.read'))
  const claim = await openable(tx, params.number, person)
  await authorize(tx, ports, claim, act, person, now)
  return claim
}

/** @throws {ProblemError} `invalid_input` if the place is on no page of this claim */
async function requirePlace(tx: Transaction, { id }: ClaimRow, { place }: NoteContent) {
  if (place === null || (await hasPage(tx, id, place))) return
  throw invalidInput([
    { field: 'place.sha256', code: 'unknown', message: 'is no page of this claim' },
  ])
}

async function tellMentioned(
  tx: Transaction,
  ports: Needs,
  note: { id: string; claim_id: string; author_id: string; at: Date },
  staffIds: string[],
): Promise<void> {
  const { id: noteId, claim_id: claimId, author_id: byId, at } = note
  for (const staffId of staffIds) {
    await tell(tx, ports, { staffId, kind: 'mentioned', claimId, byId, note: null, noteId, at })
  }
}

const isSame = (before: NoteContent, { text, mentions, place }: NoteContent) =>
  before.text === text && equal(before.mentions, mentions) && equal(before.place, place)

const equal = (one: NoteContent['place' | 'mentions'], other: typeof one) =>
  JSON.stringify(placed(one)) === JSON.stringify(placed(other))

/** Its parts in one order: the database keeps another. */
const placed = (value: NoteContent['place' | 'mentions']) =>
  value && 'sha256' in value ? [value.kind, value.sha256, value.x, value.y] : value

const shown = async (
  { tx, person, now }: OnOpenClaim,
  claim: ClaimRow,
  id: string,
): Promise<Note> => presentNote(tx, await lockNote(tx, claim.id, id), person, now)
