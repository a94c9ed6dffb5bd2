import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { readFileSync } from 'node:fs'
import { createStorage } from 'unstorage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimRead } from '../../contract/claims.ts'
import { createClient, type Client } from '../../contract/client.ts'
import { staffList } from '../../contract/staff.ts'
import { deskSnapshot } from '../../mocks/desk/build.ts'
import { demoStart } from '../../mocks/desk/demo-clock.ts'
import { demoCodeKey, demoIntakeKey } from '../../mocks/desk/keys.ts'
import { personas } from '../../mocks/desk/personas.ts'
import { seededIds } from '../../mocks/desk/seeded-ids.ts'
import { personHeader } from '../../mocks/header-identity.ts'
import { plainPorts, throwingLog } from '../../mocks/plain-ports.ts'
import { createApi, prepareDatabase } from '../../server/api.ts'
import { suggestionsFor } from '../../server/claims/checks/suggestions.ts'
import { letterFonts } from '../../server/hosts/node/letter-fonts.ts'
import { reasonCatalogue } from '../../server/promotions/reason-catalogue.ts'
import { onPGlite } from '../../server/storage/database.ts'
import { pictureStore } from '../../server/storage/picture-store.ts'
import type { Database } from '../../server/storage/tables.ts'

let pglite: PGlite
let database: Database
let as: (persona: { id: string }) => Client

beforeAll(async () => {
  pglite = await PGlite.create({
    loadDataDir: new Blob([readFileSync(deskSnapshot)]),
    extensions: { pg_trgm },
  })
  database = onPGlite(pglite)
  await prepareDatabase(database, demoStart)
  const api = await createApi(
    plainPorts({
      database,
      pictures: pictureStore(createStorage()),
      uploadDecoder: { decode: () => Promise.reject(new Error('Nothing is uploaded here')) },
      textReader: null,
      letterFonts,
      clock: { now: () => demoStart },
      ids: seededIds('the story', () => demoStart),
      codeKey: demoCodeKey,
      intakeKey: demoIntakeKey,
      log: throwingLog,
    }),
  )
  as = ({ id }) => createClient(api, 'https://desk.demo', { [personHeader]: id })
})
afterAll(() => pglite.close())

test('decided claims of the demo have the decisions their evidence leads to, but for few exceptions with a reason', async () => {
  const meiling = as(personas.meiling)
  const decided = await database
    .selectFrom('claims')
    .select(['number', 'state'])
    .where('state', 'in', ['approved', 'asked_again', 'declined'])
    .execute()
  const approved = decided.filter(({ state }) => state === 'approved').length
  expect(approved).toBeGreaterThan(100)
  const unexplained: string[] = []
  const exceptions: string[] = []
  for (const { number } of decided) {
    const { checks, attempts } = await meiling.call(claimRead, { params: { number } })
    const { documents, decision } = attempts[0] ?? expect.fail(`${number} has no attempt`)
    const [led] = suggestionsFor(checks, documents, reasonCatalogue)
    if (!led || led.decision === decision?.kind) continue
    const isExplained = decision?.kind === 'approve' && decision.overrideReason !== null
    const why = led.reasons.map(({ reason }) => reason).join(', ')
    ;(isExplained ? exceptions : unexplained).push(`${number} is ${decision?.kind}: ${why}`)
  }
  expect(unexplained).toEqual([])
  // There are some, and twenty others for each of them.
  expect(exceptions).not.toEqual([])
  expect(exceptions.length).toBeLessThan(approved / 20)
})

test('everyone of the demo is active and was there today; nobody who is only invited was seen', async () => {
  const staff = await as(personas.jonas).call(staffList, {})
  const today = demoStart.toISOString().slice(0, 10)
  expect(staff.map(({ hasPassword, isDisabled }) => hasPassword && !isDisabled)).toEqual(
    staff.map(() => true),
  )
  expect(staff.map(({ lastSeenAt }) => lastSeenAt?.slice(0, 10))).toEqual(staff.map(() => today))
})

test('what the queue says of the checks of a claim is what its page finds', async () => {
  const rina = as(personas.rina)
  const open = await database
    .selectFrom('claims')
    .select(['number', 'checks_state', 'checks_failing', 'checks_unsure'])
    .where('state', '=', 'waiting')
    .execute()
  expect(open.length).toBeGreaterThan(90)
  const told = new Map<string, unknown>()
  const found = new Map<string, unknown>()
  for (const row of open) {
    const { checks, suggestions, attempts } = await rina.call(claimRead, {
      params: { number: row.number },
    })
    const ids = (outcome: string) =>
      checks.filter((check) => check.outcome === outcome).map(({ id }) => id)
    const [failing, unsure] = [ids('fails').toSorted(), ids('unsure').toSorted()]
    const isRead = attempts[0]?.documents.every(({ reading }) => reading.state === 'read')
    // What its page suggests to ask for is not clean, whatever its checks say.
    const isDoubtful = unsure.length > 0 || !isRead || suggestions[0]?.decision !== 'approve'
    const state = failing.length > 0 ? 'fails' : isDoubtful ? 'look' : 'clean'
    found.set(row.number, { state, failing, unsure })
    told.set(row.number, {
      state: row.checks_state,
      failing: row.checks_failing.toSorted(),
      unsure: row.checks_unsure.toSorted(),
    })
  }
  expect(told).toEqual(found)
  const states = new Set(open.map((row) => row.checks_state))
  expect([...states].toSorted()).toEqual(['clean', 'fails', 'look'])
})
