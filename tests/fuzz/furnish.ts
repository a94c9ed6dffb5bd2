import { sql } from 'kysely'
import { roles, type Role } from '../../contract/access.ts'
import { claimHold } from '../../contract/claim-work.ts'
import { codeBatchConfirm, codeBatchCreate } from '../../contract/code-batches.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { noteAdd } from '../../contract/notes.ts'
import { lookGive, lookNext, qualityChange } from '../../contract/quality.ts'
import { reassignClaims } from '../../contract/reassign.ts'
import { releaseRehearse, releaseStart } from '../../contract/releases.ts'
import { addressAsk, shipmentPack, shipmentShip } from '../../contract/shipments.ts'
import { staffInvite } from '../../contract/staff.ts'
import { phraseCreate } from '../../contract/phrases.ts'
import { viewCreate, viewDelete } from '../../contract/view-changes.ts'
import { claimAssign } from '../../contract/claims.ts'
import { MailRefused } from '../../server/ports.ts'
import { createWorker } from '../../server/worker.ts'
import {
  approve,
  askAgain,
  decline,
  loadCodes,
  newKey,
  readClaim,
  redeem,
  redeemOwn,
} from '../support/acts.ts'
import { codeFile } from '../support/codes.ts'
import { letExpire } from '../support/expired.ts'
import { testDesk, type openDatabase, type TestDesk } from '../support/desk.ts'
import { aboveTheLimit, claimIntake, physicalPrize } from '../support/factories.ts'
import { pdf } from '../support/hostile-pictures.ts'
import { jpeg } from '../support/pictures.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { stepOf } from '../support/parcels.ts'
import { askReplacement } from '../support/prizes.ts'

type Somebody = Awaited<ReturnType<TestDesk['as']>>

/** A desk on which every endpoint finds something that it can be done to. */
export interface FurnishedDesk {
  desk: TestDesk
  /** Those who call: one of every role. Those who furnish are others. */
  people: Record<Role, Somebody>
  /** Something new that this endpoint can be done to, by this person: the parameters of its path. */
  subjectOf(endpoint: Endpoint, caller: Somebody): Promise<Record<string, string>>
  /** The version that stands for what a path names; `null` where there is none. */
  versionOf(params: Record<string, string>, endpoint: Endpoint): Promise<number | null>
  /** Single-use links of people who were just invited. */
  newToken(): Promise<string>
  /** The date it is for the promotions of this desk. */
  today(): string
  /** What the desk does by itself, once. */
  tick(): Promise<void>
  /** What was logged as unexpected since the last look. */
  errors(): string[]
}

const refused = 'refused@example.com'

/** Where there is nothing. */
const nowhere = '0190a000-0000-7000-8000-000000000009'

export async function furnish(open?: typeof openDatabase): Promise<FurnishedDesk> {
  const logged: string[] = []
  let token = ''
  const desk = await testDesk(
    {
      undoSeconds: 5,
      mailer: {
        async send({ to, text }) {
          token = /#([\w-]{20,})/.exec(text)?.[1] ?? token
          if (to === refused) throw new MailRefused('550 no such mailbox', true)
        },
      },
      passwords: {
        hash: async (it) => `hash of ${it}`,
        verify: async (it, hash) => hash === `hash of ${it}`,
      },
      log: {
        info() {},
        error: (message, cause) =>
          logged.push(`${message}: ${cause instanceof Error ? cause.message : String(cause)}`),
      },
    },
    open,
  )
  // Accounts that are not new: a second person must have been there for a while.
  desk.at('2025-03-10T02:00:00Z')
  const everybody = await Promise.all(
    roles.map(async (role) => [role, await desk.as(role)] as const),
  )
  const people = Object.fromEntries(everybody) as Record<Role, Somebody>
  const agent = await desk.as('agent')
  const supervisor = await desk.as('supervisor')
  const logistics = await desk.as('logistics')
  const administrator = await desk.as('administrator')
  const colleague = desk.as('supervisor')
  let now = Date.parse('2026-03-10T02:00:00Z')
  const later = (seconds: number) => desk.at(new Date((now += seconds * 1000)).toISOString())
  later(0)
  // In Jakarta, which has no summer time.
  const today = () => new Date(now + 7 * 3600_000).toISOString().slice(0, 10)

  await desk.addPromotion('smart-moves')
  await desk.addPromotion('changing')
  await desk.addPromotion('dear', aboveTheLimit)
  await desk.addPromotion('parcels', { prizes: [physicalPrize] })
  const ended = { purchaseTo: '2026-03-01', redeemUntil: '2026-03-05' }
  await desk.addPromotion('held', { ...ended, release: 'after_end' })
  let coded = 0
  const codes = (count: number) => Array.from({ length: count }, () => `FUZZ-CODE-${(coded += 1)}`)
  for (const promotion of ['smart-moves', 'dear', 'held']) {
    await loadCodes(supervisor, promotion, codes(400))
  }
  const rule = { promotion: null, reason: null, staff: null, prize: null, worthFrom: null }
  await supervisor.call(qualityChange, {
    body: { rules: [{ ...rule, share: 100 }], goldenShare: 0 },
  })
  const worker = await createWorker(desk.ports)
  const tick = async () => {
    later(40 * 60)
    await worker.tick()
  }
  const someId = async (table: string, where = 'true') => {
    const found = await sql<{ id: string }>`
      select id::text as id from ${sql.table(table)} where ${sql.raw(where)} order by random() limit 1
    `.execute(desk.database)
    return found.rows[0]?.id ?? nowhere
  }

  const parcel = async (...steps: (typeof shipmentPack)[]) => {
    const number = await redeemOwn(desk, { promotion: 'parcels' })
    await approve(agent, number)
    for (const step of steps) await logistics.call(step, await stepOf(logistics, number))
    return number
  }
  const shipped = async () => {
    const number = await parcel(shipmentPack)
    const body = { carrier: 'jne', trackingNumbers: [`JX${newKey()}`], shippedOn: today() }
    await logistics.call(shipmentShip, { ...(await stepOf(logistics, number)), body })
    return number
  }
  const approved = async (promotion: string, by: Somebody = agent) => {
    const number = await redeemOwn(desk, { promotion })
    await approve(by, number)
    return number
  }
  const onHold = async (by: Somebody) => {
    const number = await redeemOwn(desk)
    const { version } = await readClaim(by, number)
    const body = { until: '2026-03-20', because: 'later' }
    await by.call(claimHold, { params: { number }, version, body })
    return number
  }
  const asked = async () => {
    const number = await redeemOwn(desk)
    await askAgain(agent, number)
    return number
  }
  const expired = async () => {
    const number = await asked()
    await letExpire(desk, number)
    return number
  }
  const claims: Record<string, (caller: Somebody) => Promise<string>> = {
    noteAdd: () => noted(),
    noteEdit: (caller) => ownNote(caller),
    intakeAttemptCreate: asked,
    claimEndHold: onHold,
    claimReverse: () => approved('smart-moves'),
    claimReopen: expired,
    claimUndo: (caller) => approved('smart-moves', caller),
    goldenSet: async () => {
      const number = await redeemOwn(desk)
      await decline(agent, number)
      return number
    },
    prizeConfirm: () => approved('dear'),
    prizeRefuse: () => approved('dear'),
    prizeRelease: () => approved('held'),
    codeReveal: () => approved('smart-moves'),
    codeResend: () => approved('smart-moves'),
    codeRedirect: () => approved('smart-moves'),
    replacementAsk: () => approved('smart-moves'),
    replacementDecide: async () => {
      const number = await approved('smart-moves')
      await askReplacement(agent, number)
      return number
    },
    originalRead: async () => {
      const call = {
        json: claimIntake({ promotion: 'smart-moves' }),
        files: { invoice: await pdf(1), serialPhoto: await jpeg(9, 24, 18) },
        idempotencyKey: newKey(),
      }
      return (await desk.memberCenter.call(intakeClaimCreate, call)).number
    },
    prizeRead: () => approved('smart-moves'),
    shipmentRead: () => parcel(),
    shipmentPack: () => parcel(),
    shipmentShip: () => parcel(shipmentPack),
    shipmentUnpack: () => parcel(shipmentPack),
    shipmentDeliver: shipped,
    shipmentReturn: shipped,
    shipmentLose: shipped,
    recipientCorrect: () => parcel(),
    addressAsk: () => parcel(),
    intakeRecipientCorrect: async () => {
      const number = await parcel()
      const body = { question: 'Which house?' }
      await logistics.call(addressAsk, { ...(await stepOf(logistics, number)), body })
      return number
    },
  }

  const view = async (caller: Somebody) => {
    const body = { name: `view ${newKey()}`, query: 'view=mine', isShared: true }
    return (await caller.call(viewCreate, { idempotencyKey: newKey(), body })).id
  }
  /** Of the agent, who is the first to call, or of everybody. */
  const phrase = async (isShared: boolean) => {
    const said = { language: 'en' as const, text: 'Dear {name}', macro: null }
    const body = { name: newKey(), ...said, isShared }
    const author = isShared ? supervisor : people.agent
    return (await author.call(phraseCreate, { idempotencyKey: newKey(), body })).id
  }
  const batch = async () => {
    const call = {
      json: { promotion: 'smart-moves', prize: 'voucher' },
      files: { codes: codeFile(codes(2)) },
      idempotencyKey: newKey(),
    }
    return (await supervisor.call(codeBatchCreate, call)).id
  }
  const confirmedBatch = async () => {
    const params = { id: await batch() }
    await (await colleague).call(codeBatchConfirm, { params, idempotencyKey: newKey() })
    return params.id
  }
  const release = async () => {
    const running = await someId('releases', `state <> 'done'`)
    if (running !== nowhere) return running
    await approved('held')
    const params = { id: 'held' }
    const { count } = await supervisor.call(releaseRehearse, { params })
    await supervisor.call(releaseStart, { params, body: { count }, idempotencyKey: newKey() })
    return someId('releases', `state <> 'done'`)
  }
  const notice = async (caller: Somebody) => {
    const number = await redeemOwn(desk)
    const { version } = await readClaim(agent, number)
    const decides = [people.agent.id, people.supervisor.id].includes(caller.id)
    const assignee = decides ? caller.id : people.agent.id
    await supervisor.call(claimAssign, { params: { number }, version, body: { assignee } })
    return someId('notices')
  }
  // Claims with one picture, so that a place on it can be sent.
  const noted = () => redeem(desk)
  let note = nowhere
  const ownNote = async (caller: Somebody) => {
    const number = await noted()
    const body = { text: 'To be edited' }
    const add = caller.call(noteAdd, { params: { number }, idempotencyKey: newKey(), body })
    note = (await add.catch(() => null))?.id ?? nowhere
    return number
  }
  const look = async (caller: Somebody) => {
    const number = await redeemOwn(desk)
    await decline(agent, number)
    await tick()
    return (await caller.call(lookNext, {})).look?.id ?? someId('second_looks')
  }
  const disagreed = async (caller: Somebody) => {
    const id = await look(people.agent)
    const body = { kind: 'ask_again' as const, reasons: ['photo_of_packaging'], note: null }
    if (id !== nowhere) await people.agent.call(lookGive, { params: { id }, body })
    return caller.id === people.supervisor.id ? id : someId('second_looks')
  }
  const reassigned = async () => {
    const number = await redeemOwn(desk)
    const call = {
      idempotencyKey: newKey(),
      body: {
        from: {},
        to: { kind: 'person' as const, id: agent.id },
        because: number,
        atMost: 2,
      },
    }
    return (await supervisor.call(reassignClaims, call)).id ?? someId('reassignments')
  }
  const mailOf = async (email: string) => {
    await decline(agent, await redeemOwn(desk, { member: { email } }))
    await tick()
    return someId('mails', email === refused ? `state = 'stuck'` : `sent_at is not null`)
  }
  const invited = async () => {
    const body = { name: 'New', email: `new-${newKey()}@desk.test`, roles: ['agent' as const] }
    return administrator.call(staffInvite, { body })
  }
  const ids: Record<string, (caller: Somebody) => Promise<string>> = {
    noticeSeen: notice,
    noteEdit: async () => note,
    phraseChange: () => phrase(true),
    phraseDelete: () => phrase(false),
    viewChange: view,
    viewDelete: view,
    viewRestore: async (caller) => {
      const id = await view(caller)
      await caller.call(viewDelete, { params: { id } })
      return id
    },
    reassignUndo: reassigned,
    workloadChange: async () => people.agent.id,
    disagreementSettle: disagreed,
    lookGive: look,
    codeBatchConfirm: batch,
    codeBatchReject: batch,
    codeBatchVoid: confirmedBatch,
    releasePause: release,
    releaseResume: release,
    releaseRehearse: async () => 'held',
    releaseStart: async () => {
      await approved('held')
      return 'held'
    },
    carrierKeep: async () => 'sicepat',
    mailBounce: () => mailOf('siti@example.com'),
    mailRead: () => mailOf('siti@example.com'),
    mailRetry: () => mailOf(refused),
    promotionChange: async () => 'changing',
    staffChange: async () => (await invited()).staff.id,
    staffInviteAgain: async () => (await invited()).staff.id,
  }

  return {
    desk,
    people,
    today,
    tick,
    errors: () => logged.splice(0),
    async newToken() {
      // Nobody may make links without end: after some of them the last one is sent again.
      const made = await invited().catch(() => null)
      if (made?.link) token = made.link.split('#').at(-1) ?? token
      else if (made) await tick()
      return token || 'no-link-was-ever-made-here'
    },
    async subjectOf({ name, path }, caller) {
      // What was decided before can no longer be undone, so that its mail and its code are out.
      if (name !== 'claimUndo') later(10)
      const params: Record<string, string> = {}
      if (path.includes('{number}')) {
        params['number'] = await (claims[name] ?? (() => redeemOwn(desk)))(caller)
        if (name !== 'claimUndo') later(10)
      }
      if (path.includes('{id}')) params['id'] = await (ids[name] ?? (() => someId('staff')))(caller)
      if (path.includes('{other}')) params['other'] = await redeemOwn(desk)
      if (path.includes('{member}')) params['member'] = 'mc-1001'
      if (path.includes('{kind}')) params['kind'] = 'invoice'
      if (path.includes('{calendar}')) params['calendar'] = name === 'calendarRead' ? 'ID' : 'FR'
      if (path.includes('{sha256}') && params['number']) {
        const claim = await readClaim(agent, params['number'])
        const [document] = claim.attempts[0]?.documents ?? []
        const [page] = document?.pages ?? []
        const named: Record<string, string | null | undefined> = {
          originalRead: document?.originalSha256,
          documentLines: document?.sentSha256,
        }
        params['sha256'] = (name in named ? named[name] : page?.sha256) ?? ''
      }
      return params
    },
    async versionOf({ number, calendar, id }, { path }) {
      const read = async (query: ReturnType<typeof sql<{ version: number }>>) =>
        (await query.execute(desk.database)).rows[0]?.version ?? null
      if (number) return read(sql`select version from claims where number = ${number}`)
      if (calendar) {
        return read(sql`select max(version) as version from calendars where calendar = ${calendar}`)
      }
      if (path.startsWith('/api/carriers')) {
        return read(sql`select version from carriers where code = ${id}`)
      }
      return read(sql`select version from promotions where id = ${id}`)
    },
  }
}
