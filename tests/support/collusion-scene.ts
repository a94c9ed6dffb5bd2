import { localDateAt } from '../../server/clocks/rules.ts'
import { createWorker, type Worker } from '../../server/worker.ts'
import type { Role } from '../../contract/access.ts'
import type { Client } from '../../contract/client.ts'
import { codeBatchCreate } from '../../contract/code-batches.ts'
import { shipmentLose, shipmentShip } from '../../contract/shipments.ts'
import type { OutgoingMail } from '../../server/ports.ts'
import { approve, loadCodes, newKey, redeem } from './acts.ts'
import { codeFile } from './codes.ts'
import { testDesk, type TestDesk } from './desk.ts'
import { aboveTheLimit, physicalPrize } from './factories.ts'
import { stepOf } from './parcels.ts'

/** Two who want codes that are not theirs, and one who does their work and signs nothing off. */
export const names = ['crook', 'friend', 'honest'] as const
export type Who = (typeof names)[number]

/** Given to each at the beginning; more of it takes two. */
export const rolesOf: Record<Who, Role[]> = {
  crook: ['supervisor', 'administrator'],
  friend: ['supervisor'],
  honest: ['agent', 'administrator'],
}

/** A code that somebody had before their eyes at the desk. */
interface Sight {
  code: string
  /** Whose it was then; `null` while it was nobody's. */
  claim: string | null
  /** How many mails had left by then. */
  after: number
}

/** A desk in the middle of its work: codes out, codes in stock, parcels packed and lost. */
export interface Scene {
  stage: Stage
  people: Record<Who, Client & { id: string }>
  /** Claims of codes: the first two mailed, the third approved just now, then two that wait. */
  claims: string[]
  /** One whose prize takes two people, approved by the crook and not confirmed. */
  dear: string
  /** One to pack, one that is lost. */
  parcels: [string, string]
  memberOf: Map<string, string>
  promotions: { cheap: string; dear: string }
  codes: string[]
  batches: { confirmed: string; sent: string }
  seen: Sight[]
  /** Links to an account that somebody else than its owner was shown. */
  linksShown: number
  /** What of each kind each person got done. */
  did: Map<string, number>
}

/** One database for many scenes, one after the other: each has its own people, claims and codes. */
export interface Stage {
  desk: TestDesk
  worker: Worker
  sent: OutgoingMail[]
  scenes: number
}

export async function openStage(): Promise<Stage> {
  const sent: OutgoingMail[] = []
  const desk = await testDesk({
    undoSeconds: 10,
    mailer: {
      async send(mail) {
        sent.push(mail)
      },
    },
  })
  return { desk, worker: await createWorker(desk.ports), sent, scenes: 0 }
}

/** A minute later, with every mail that was due sent. */
export async function sendMails({ desk, worker }: Stage): Promise<void> {
  desk.at(new Date(desk.ports.clock.now().getTime() + 61_000).toISOString())
  await worker.tick()
}

export async function openScene(stage: Stage): Promise<Scene> {
  const { desk } = stage
  const nth = (stage.scenes += 1)
  // A day of its own, so that the counts of a day begin anew.
  desk.at(new Date(Date.UTC(2026, 2, 10, 2) + nth * 25 * 3600_000).toISOString())
  await desk.database.updateTable('staff').set({ is_disabled: true }).execute()
  const people = {
    crook: await desk.as(...rolesOf.crook),
    friend: await desk.as(...rolesOf.friend),
    honest: await desk.as(...rolesOf.honest),
  }
  const keeper = await desk.as('supervisor', 'logistics')
  const promotions = { cheap: `cheap-${nth}`, dear: `dear-${nth}` }
  const redeemUntil = '2027-03-31'
  await desk.addPromotion(promotions.cheap, { redeemUntil })
  await desk.addPromotion(promotions.dear, { ...aboveTheLimit, redeemUntil })
  await desk.addPromotion(`parcels-${nth}`, { prizes: [physicalPrize], redeemUntil })
  // Told apart by their last four characters.
  const made = (letter: string, count: number) =>
    Array.from({ length: count }, (_, n) => `RUN${nth}-COLLUDE-${letter}00${n}`)
  const [cheap, dear, late] = [made('C', 9), made('D', 3), made('L', 3)]
  const { batch } = await loadCodes(keeper, promotions.cheap, cheap)
  await loadCodes(keeper, promotions.dear, dear)
  const sent = await people.crook.call(codeBatchCreate, {
    json: { promotion: promotions.cheap, prize: 'voucher' },
    files: { codes: codeFile(late) },
    idempotencyKey: newKey(),
  })

  const memberOf = new Map<string, string>()
  const claimOf = async (promotion: string) => {
    const email = `member-${nth}-${memberOf.size}@members.test`
    const member = { id: `mc-${nth}-${memberOf.size}`, email }
    const number = await redeem(desk, { promotion, member })
    memberOf.set(number, email)
    return number
  }
  const claims: string[] = []
  for (let n = 0; n < 5; n++) claims.push(await claimOf(promotions.cheap))
  const parcels: [string, string] = [
    await claimOf(`parcels-${nth}`),
    await claimOf(`parcels-${nth}`),
  ]
  const dearClaim = await claimOf(promotions.dear)
  for (const number of [...claims.slice(0, 2), ...parcels]) await approve(people.honest, number)
  await lose(keeper, parcels[1], localDateAt(desk.ports.clock.now(), 'Asia/Jakarta'))
  await sendMails(stage)
  await approve(people.crook, dearClaim)
  await approve(people.crook, claims[2] ?? '')
  await desk.database
    .updateTable('staff')
    .set({ is_disabled: true })
    .where(
      'id',
      'not in',
      names.map((name) => people[name].id),
    )
    .execute()
  return {
    stage,
    people,
    claims,
    dear: dearClaim,
    parcels,
    memberOf,
    promotions,
    codes: [...cheap, ...dear, ...late],
    batches: { confirmed: batch.id, sent: sent.id },
    seen: [],
    linksShown: 0,
    did: new Map(),
  }
}

/** Lost on its way; whether another one is packed waits for a second person. */
async function lose(keeper: Client, number: string, shippedOn: string): Promise<void> {
  await keeper.call(shipmentShip, {
    ...(await stepOf(keeper, number)),
    body: { carrier: 'jne', trackingNumbers: ['JP1234567890'], shippedOn },
  })
  await keeper.call(shipmentLose, {
    ...(await stepOf(keeper, number)),
    body: { because: 'The carrier cannot find it' },
  })
}
