import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Role } from '../../contract/access.ts'
import { claimApprove } from '../../contract/decisions.ts'
import { ApiProblem, createClient, type Client } from '../../contract/client.ts'
import { codeBatchConfirm, codeBatchCreate } from '../../contract/code-batches.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { releaseList, releasePause, releaseResume, releaseStart } from '../../contract/releases.ts'
import { prepareDatabase } from '../../server/api.ts'
import { nodeIds } from '../../server/hosts/node/ids.ts'
import { openPostgres } from '../../server/hosts/node/open-database.ts'
import { addPromotion } from '../../server/promotions/store.ts'
import { addStaff } from '../../server/staff/store.ts'
import type { Database } from '../../server/storage/tables.ts'
import { codeFile } from '../support/codes.ts'
import { claimIntake, promotionTerms } from '../support/factories.ts'
import { freePort } from '../support/free-port.ts'
import { mailServer, smtpRefusal } from '../support/mail-server.ts'
import { jpeg } from '../support/pictures.ts'
import { findViolations, type Evidence } from './history-check.ts'
import { personHeader } from '../../mocks/header-identity.ts'

export interface Ordeal {
  databaseUrl: string
  /** Claims of a promotion that gives its prize at once, and as many of one that holds it. */
  claims: number
  /** Codes for each of the two: fewer than there are claims. */
  codes: number
  /** How often a server is killed without a word. */
  kills: number
  tell?(line: string): void
}

export interface Outcome {
  violations: string[]
  figures: Record<string, number>
}

const intakeKey = 'the-intake-key-of-the-torture'

/** How much faster the desk's clock runs than the one on the wall. */
const speed = 60

/**
 * Two servers on one database and a mail server that refuses, hangs up after it has the mail, and
 * agrees by turns. Everything is asked for twice, answers are thrown away, servers are killed; then
 * all of it is let settle, and every promise is looked at.
 */
export async function torture(ordeal: Ordeal): Promise<Outcome> {
  const tell = ordeal.tell ?? (() => {})
  const dice = new Dice(7)
  const epoch = Date.now()
  const now = () => new Date(epoch + (Date.now() - epoch) * speed)
  const folder = mkdtempSync(join(tmpdir(), 'redeem-desk-torture-'))
  const mails = await mailServer()
  let smtpTrouble = 0
  const misbehave = () =>
    mails.behave({
      mail: () => {
        const fate = dice.next()
        if (fate > 0.5) return null
        smtpTrouble += 1
        return fate < 0.25 ? smtpRefusal(451, '4.3.0 try again later') : 'hang up'
      },
    })
  misbehave()

  const database = openPostgres(ordeal.databaseUrl)
  await prepareDatabase(database, now())
  const servers = await Promise.all(
    [1, 2].map(() =>
      startServer({
        DATABASE_URL: ordeal.databaseUrl,
        DATA_DIR: folder,
        SMTP_URL: mails.url,
        CODE_KEY: '07'.repeat(32),
        INTAKE_KEY: intakeKey,
        UNDO_SECONDS: '0',
        TORTURE_CLOCK: `${epoch},${speed}`,
      }),
    ),
  )
  const desk = new Customers(servers, database, dice)
  try {
    const numbers = await furnish(desk, database, ordeal.claims, now())
    tell(`${numbers.length} claims, ${2 * ordeal.codes} codes, ${ordeal.kills} kills`)
    const codes = { now: codesOf('NOW', ordeal.codes), held: codesOf('HELD', ordeal.codes) }
    const acknowledged: string[] = []
    let isOver = false
    const killing = (async () => {
      for (let n = 0; n < ordeal.kills && !isOver; n++) {
        await pause(700 + dice.next() * 1500)
        await servers[n % 2]?.kill()
        tell(`killed ${n + 1}`)
      }
    })()
    await Promise.all([
      desk.load('now', codes.now),
      desk.load('held', codes.held),
      desk.approveAll(numbers, acknowledged),
    ])
    await desk.release('held', tell)
    isOver = true
    await killing

    mails.behave({})
    await settle(database, tell)
    const evidence = {
      database,
      received: mails.received,
      codes: [...codes.now, ...codes.held],
      acknowledged,
    }
    const violations = await findViolations(evidence)
    const figures = {
      claims: numbers.length,
      codes: 2 * ordeal.codes,
      acknowledged: acknowledged.length,
      requests: desk.requests,
      answersLost: desk.answersLost,
      duplicates: desk.duplicates,
      kills: servers.reduce((sum, { kills }) => sum + kills, 0),
      smtpTrouble,
      mailsReceived: mails.received.length,
      seconds: Math.round((Date.now() - epoch) / 1000),
      violations: violations.length,
      violationsPlanted: (await findViolations(withTheft(evidence))).length,
    }
    return { violations, figures }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    await mails.close()
    await database.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As if one member's code had gone to another: a check that overlooks it is none. */
function withTheft(evidence: Evidence): Evidence {
  const stolen = evidence.received.find(({ body }) =>
    evidence.codes.some((code) => body.includes(code)),
  )
  if (!stolen) return evidence
  return { ...evidence, received: [...evidence.received, { ...stolen, to: ['thief@example.com'] }] }
}

const codesOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => `TORTURE-${name}-${String(n).padStart(5, '0')}`)

/** The same row of numbers in every run: what the network and the system add is chance enough. */
class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = seed
  }
  next(): number {
    this.#state = (this.#state * 1_103_515_245 + 12_345) % 2_147_483_648
    return this.#state / 2_147_483_648
  }
}

interface Server {
  url: string
  kills: number
  /** SIGKILL, and another one in its place. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const script = fileURLToPath(new URL('desk-process.ts', import.meta.url))

async function startServer(env: Record<string, string>): Promise<Server> {
  const port = await freePort()
  const start = () =>
    spawn(process.execPath, [script], {
      env: { PATH: process.env['PATH'] ?? '', PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  let child = start()
  await ready(child)
  const end = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  const server = {
    url: `http://localhost:${port}`,
    kills: 0,
    async kill() {
      await end()
      server.kills += 1
      child = start()
      await ready(child)
    },
    stop: end,
  }
  return server
}

async function ready(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('The server has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('Redeem Desk is ready')) {
      child.stdout.resume()
      return
    }
  }
  throw new Error('The server ended before it was ready')
}

/** People who ask twice, lose answers, and ask again with the same key until they know. */
class Customers {
  requests = 0
  answersLost = 0
  duplicates = 0
  readonly #servers: Server[]
  readonly #database: Database
  readonly #dice: Dice

  constructor(servers: Server[], database: Database, dice: Dice) {
    this.#servers = servers
    this.#database = database
    this.#dice = dice
  }

  async as(role: Role): Promise<Client> {
    const id = nodeIds.next()
    const email = `${role}-${id}@desk.test`
    await addStaff(this.#database, { id, name: role, email, roles: [role], at: new Date() })
    return this.#client({ [personHeader]: id })
  }

  memberCenter(): Client {
    return this.#client({ authorization: `Bearer ${intakeKey}` })
  }

  #client(headers: Record<string, string>): Client {
    return createClient((request) => this.#send(request), 'http://desk', {
      'sec-fetch-site': 'same-origin',
      ...headers,
    })
  }

  async #send(request: Request): Promise<Response> {
    this.requests += 1
    const server = this.#servers[Math.floor(this.#dice.next() * this.#servers.length)]
    const url = request.url.replace('http://desk', server?.url ?? '')
    const response = await fetch(new Request(url, request))
    if (request.method !== 'GET' && this.#dice.next() < 0.15) {
      await response.arrayBuffer()
      this.answersLost += 1
      throw new Error('the answer was lost')
    }
    return response
  }

  /** Until the server has said yes or no. With the same key, so that it happens once. */
  async insist<Answer>(ask: () => Promise<Answer>): Promise<Answer | ApiProblem> {
    for (;;) {
      try {
        if (this.#dice.next() < 0.3) {
          this.duplicates += 1
          const [first] = await Promise.all([ask(), ask().catch(() => null)])
          return first
        }
        return await ask()
      } catch (error) {
        if (error instanceof ApiProblem && error.problem.status < 500) return error
        await pause(50 + this.#dice.next() * 200)
      }
    }
  }

  async load(promotion: string, codes: string[]): Promise<void> {
    const [sender, confirmer] = [await this.as('supervisor'), await this.as('supervisor')]
    const half = Math.ceil(codes.length / 2)
    for (const [n, part] of [codes.slice(0, half), codes.slice(half)].entries()) {
      const sent = await this.insist(() =>
        sender.call(codeBatchCreate, {
          json: { promotion, prize: 'voucher' },
          files: { codes: codeFile(part) },
          idempotencyKey: `send-${promotion}-${n}`,
        }),
      )
      if (sent instanceof ApiProblem) throw sent
      const { id } = sent
      await this.insist(() =>
        confirmer.call(codeBatchConfirm, {
          params: { id },
          idempotencyKey: `confirm-${promotion}-${n}`,
        }),
      )
    }
  }

  async approveAll(numbers: string[], acknowledged: string[]): Promise<void> {
    const agents = await Promise.all(Array.from({ length: 6 }, () => this.as('agent')))
    await Promise.all(
      agents.map(async (agent, n) => {
        for (const number of numbers.filter((_, index) => index % agents.length === n)) {
          const answer = await this.insist(() =>
            agent.call(claimApprove, {
              params: { number },
              version: 1,
              idempotencyKey: `approve-${number}`,
              // They were redeemed on the wall's clock, after a promotion that has to be over.
              body: { overrideReason: 'redeemed for the torture' },
            }),
          )
          if (!(answer instanceof ApiProblem)) acknowledged.push(number)
          else throw answer
        }
      }),
    )
  }

  /** Releases all held prizes, with a pause in the middle. */
  async release(promotion: string, tell: (line: string) => void): Promise<void> {
    const supervisor = await this.as('supervisor')
    const { held } = await this.#known(() => supervisor.call(releaseList, {}))
    const count = held.find((one) => one.promotion.id === promotion)?.count ?? 0
    await this.insist(() =>
      supervisor.call(releaseStart, {
        params: { id: promotion },
        body: { count },
        idempotencyKey: `release-${promotion}`,
      }),
    )
    for (let look = 0; ; look++) {
      const { releases } = await this.#known(() => supervisor.call(releaseList, {}))
      const [release] = releases
      if (release?.state === 'done') {
        tell(`released ${release.done} of ${release.total}`)
        return
      }
      const params = { id: release?.id ?? '' }
      if (look === 1) await this.insist(() => supervisor.call(releasePause, { params }))
      if (look >= 2) await this.insist(() => supervisor.call(releaseResume, { params }))
      await pause(300)
    }
  }

  async #known<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const answer = await this.insist(ask)
    if (answer instanceof ApiProblem) throw answer
    return answer
  }
}

/** Claims of two promotions, each with an address of its own; the first is sent, the rest copied. */
async function furnish(desk: Customers, database: Database, count: number, now: Date) {
  const over = { purchaseTo: '2026-03-01', redeemUntil: '2026-03-01' }
  await addPromotion(database, 'now', promotionTerms(over))
  await addPromotion(database, 'held', promotionTerms({ ...over, release: 'after_end' }))
  const picture = await jpeg(61)
  for (const promotion of ['now', 'held']) {
    const first = await desk.insist(() =>
      desk.memberCenter().call(intakeClaimCreate, {
        json: claimIntake({
          promotion,
          member: { id: `mc-${promotion}`, email: `first@${promotion}.example.com` },
          registration: { serialNumber: `${promotion}-FIRST` },
        }),
        files: { invoice: picture, serialPhoto: picture },
        idempotencyKey: `redeem-${promotion}`,
      }),
    )
    if (first instanceof ApiProblem) throw first
    await copyClaim(database, first.number, count - 1, now)
  }
  const rows = await database.selectFrom('claims').select('number').orderBy('number').execute()
  return rows.map(({ number }) => number)
}

async function copyClaim(database: Database, number: string, count: number, now: Date) {
  await database.transaction().execute(async (tx) => {
    await sql`
      create temporary table copies on commit drop as
      select gen_random_uuid() as id, n, nextval('claim_numbers') as called, 'm' || n || '-' || c.promotion_id || '@example.com' as email
      from generate_series(1, ${count}::int) n, claims c where c.number = ${number}
    `.execute(tx)
    await sql`
      insert into claims (id, number, version, promotion_id, offer_id, state, attempt, region,
        member_id, email, member_name, serial_number, product_name, category, assignee_id,
        first_submitted_at, submitted_at, due_soon_at, due_day_at, due_at, due_on, decided_at, search)
      select copies.id, 'R-' || copies.called, 1, c.promotion_id, c.offer_id, c.state, 1,
        c.region, 'mc-' || copies.email, copies.email, c.member_name, c.serial_number || n,
        c.product_name, c.category, null, c.first_submitted_at, c.submitted_at, c.due_soon_at,
        c.due_day_at, c.due_at, c.due_on, null,
        -- Letters and digits as they are: this is how a row of plain ASCII is folded.
        concat_ws(' ', '', 'r' || copies.called,
          regexp_replace(lower(c.serial_number || n), '[^a-z0-9]', '', 'g'),
          lower(c.member_name), copies.email)
      from claims c, copies where c.number = ${number}
    `.execute(tx)
    await sql`
      insert into attempts (claim_id, number, submitted_at, facts, zone, received_on, due_soon_on,
        due_on, is_provisional, counts_cuti_bersama_as_off, calendars)
      select copies.id, a.number, a.submitted_at,
        jsonb_set(a.facts, '{member,email}', to_jsonb(copies.email)), a.zone, a.received_on,
        a.due_soon_on, a.due_on, a.is_provisional, a.counts_cuti_bersama_as_off, a.calendars
      from attempts a, claims c, copies where c.number = ${number} and a.claim_id = c.id
    `.execute(tx)
    await sql`
      insert into events (claim_id, version, attempt, kind, at, actor_kind, details)
      select copies.id, 1, 1, 'claim_received', ${now}, 'member', '{}' from copies
    `.execute(tx)
  })
}

/** Waits until nothing is on its way any more: mails, and prizes beside a free code. */
async function settle(database: Database, tell: (line: string) => void): Promise<void> {
  const until = Date.now() + 120_000
  for (;;) {
    const { left } = await database
      .selectFrom('mails')
      .select((mail) => mail.fn.countAll<number>().as('left'))
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow()
    const stranded = await database
      .selectFrom('prizes')
      .innerJoin('codes', 'codes.promotion_id', 'prizes.promotion_id')
      .select('prizes.claim_id')
      .where('prizes.state', '=', 'awaiting_code')
      .where('codes.state', '=', 'available')
      .limit(1)
      .executeTakeFirst()
    if (left === 0 && !stranded) return
    if (Date.now() > until) {
      tell(`gave up waiting: ${left} mails, ${stranded ? 'somebody stranded' : 'nobody stranded'}`)
      return
    }
    await pause(500)
  }
}
