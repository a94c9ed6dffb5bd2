import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { prepareDatabase } from '../../server/api.ts'
import { openPostgres } from '../../server/hosts/node/open-database.ts'
import { mailServer, smtpRefusal } from '../support/mail-server.ts'
import { findViolations, type Evidence } from './history-check.ts'
import { Customers, intakeKey } from './customers.ts'
import { Dice } from './dice.ts'
import { furnish } from './furnish.ts'
import { startServer } from './servers.ts'
import { settle } from './settle.ts'

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
