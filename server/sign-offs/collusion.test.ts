import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiProblem, NoAnswer, type Client } from '../../contract/client.ts'
import { claimReverse, claimUndo } from '../../contract/claim-work.ts'
import { codeFind } from '../../contract/codes.ts'
import { claimApprove } from '../../contract/decisions.ts'
import { signOffConfirm, signOffRefuse } from '../../contract/sign-offs.ts'
import { staffChange, staffInvite, staffInviteAgain, staffList } from '../../contract/staff.ts'
import type { Role } from '../../contract/access.ts'
import {
  codeRedirect,
  codeResend,
  replacementAsk,
  replacementDecide,
} from '../../contract/replacements.ts'
import { codeBatchVoid } from '../../contract/code-batches.ts'
import { loadCodes, newKey, readClaim, redeem } from '../../tests/support/acts.ts'
import { testDesk, type TestDesk } from '../../tests/support/desk.ts'
import { reveal } from '../../tests/support/prizes.ts'
import type { OutgoingMail } from '../ports.ts'
import { createWorker } from '../worker.ts'

/**
 * Two who want codes that are not theirs, and one who does not: whatever they do, in whatever order,
 * alone none of them gets past a rule.
 */
const who = fc.constantFrom('crook', 'friend', 'honest')
type Who = 'crook' | 'friend' | 'honest'
const claim = fc.nat({ max: 1 })

const command = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('approve' as const), who, claim }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('reverse' as const), who, claim }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), who, claim }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reveal' as const), who, claim }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('find' as const), who, code: fc.nat({ max: 7 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redirect' as const), who, claim }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resend' as const), who, claim }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replace' as const), who, claim }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('decideReplacement' as const), who, claim }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('sign' as const), who, nth: fc.nat({ max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('refuse' as const), who, nth: fc.nat({ max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('grant' as const), who, to: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disable' as const), who, to: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('invite' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('link' as const), who, to: who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const) }) },
)
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never

/** Given to each at the beginning; more of it takes two. */
const rolesOf: Record<Who, Role[]> = {
  crook: ['supervisor', 'administrator'],
  friend: ['supervisor'],
  honest: ['agent', 'administrator'],
}

interface Run {
  desk: TestDesk
  people: Record<Who, Client & { id: string }>
  claims: string[]
  codes: string[]
  batch: string
  sent: OutgoingMail[]
  /** Who saw which code outside of a mail to its member. */
  seen: { code: string; claim: string | null }[]
  invitations: number
}

/** Whatever is refused is no fault; only what happened counts. */
async function attempt<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  return call.catch((error: unknown) => {
    if (error instanceof NoAnswer) throw error
    if (error instanceof ApiProblem && error.problem.status < 500) return null
    throw error
  })
}

async function act(run: Run, one: Command): Promise<void> {
  const { desk, people, claims } = run
  if (one.do === 'send') {
    desk.at(new Date(desk.ports.clock.now().getTime() + 61_000).toISOString())
    await (await createWorker(desk.ports)).tick()
    return
  }
  const client = people[one.who]
  const number = 'claim' in one ? (claims[one.claim] ?? '') : ''
  const of = async () => ({
    params: { number },
    version: (await readClaim(people.honest, number).catch(() => null))?.version ?? 1,
    idempotencyKey: newKey(),
  })
  const account = async (name: Who) =>
    (await client.call(staffList, {})).find(({ id }) => id === people[name].id)
  switch (one.do) {
    case 'approve':
      await attempt(client.call(claimApprove, { ...(await of()), body: { overrideReason: 'so' } }))
      return
    case 'reverse':
      await attempt(client.call(claimReverse, { ...(await of()), body: { because: 'so' } }))
      return
    case 'undo':
      await attempt(client.call(claimUndo, await of()))
      return
    case 'reveal': {
      const shown = await attempt(reveal(client, number))
      if (shown) run.seen.push({ code: shown.code, claim: number })
      return
    }
    case 'find': {
      const code = run.codes[one.code] ?? ''
      const found = await attempt(client.call(codeFind, { body: { code } }))
      if (found) run.seen.push({ code, claim: found.claim })
      return
    }
    case 'redirect':
      await attempt(
        client.call(codeRedirect, {
          ...(await of()),
          body: { reason: 'so', email: `${one.who}@elsewhere.test` },
        }),
      )
      return
    case 'resend':
      await attempt(client.call(codeResend, { ...(await of()), body: { reason: 'so' } }))
      return
    case 'replace':
      await attempt(
        client.call(replacementAsk, { ...(await of()), body: { because: 'void', reason: 'so' } }),
      )
      return
    case 'decideReplacement':
      await attempt(
        client.call(replacementDecide, { ...(await of()), body: { isConfirmed: true } }),
      )
      return
    case 'void':
      await attempt(
        client.call(codeBatchVoid, {
          params: { id: run.batch },
          idempotencyKey: newKey(),
          body: { as: 'void', reason: 'so' },
        }),
      )
      return
    case 'sign':
    case 'refuse': {
      const open = await desk.database
        .selectFrom('sign_offs')
        .select('id')
        .where('state', '=', 'asked')
        .orderBy('asked_at')
        .orderBy('id')
        .execute()
      const params = { id: open[one.nth]?.id ?? desk.ports.ids.next() }
      if (one.do === 'sign') await attempt(client.call(signOffConfirm, { params }))
      else await attempt(client.call(signOffRefuse, { params, body: { because: 'no' } }))
      return
    }
    case 'grant':
    case 'disable': {
      const now = await attempt(account(one.to))
      if (!now) return
      const { id, version } = now
      const roles: Role[] = ['agent', 'supervisor', 'administrator', 'logistics']
      const body = one.do === 'grant' ? { roles, isDisabled: false } : { isDisabled: true }
      await attempt(client.call(staffChange, { params: { id }, version, body }))
      return
    }
    case 'invite':
      run.invitations += 1
      await attempt(
        client.call(staffInvite, {
          body: { name: 'Puppet', email: `puppet-${run.invitations}@desk.test`, roles: ['agent'] },
        }),
      )
      return
    case 'link':
      await attempt(client.call(staffInviteAgain, { params: { id: people[one.to].id } }))
  }
}

async function begin(): Promise<Run> {
  const sent: OutgoingMail[] = []
  const desk = await testDesk({
    undoSeconds: 10,
    mailer: {
      async send(mail) {
        sent.push(mail)
      },
    },
  })
  const people = {
    crook: await desk.as(...rolesOf.crook),
    friend: await desk.as(...rolesOf.friend),
    honest: await desk.as(...rolesOf.honest),
  }
  await desk.addPromotion('smart-moves')
  const codes = Array.from({ length: 8 }, (_, n) => `COLLUSION-CODE-${n}X`)
  const { batch } = await loadCodes(await desk.as('supervisor'), 'smart-moves', codes)
  await desk.database
    .updateTable('staff')
    .set({ is_disabled: true })
    .where(
      'id',
      'not in',
      Object.values(people).map(({ id }) => id),
    )
    .execute()
  const claims = [
    await redeem(desk, { member: { id: 'mc-1', email: 'first@members.test' } }),
    await redeem(desk, { member: { id: 'mc-2', email: 'second@members.test' } }),
  ]
  return { desk, people, claims, codes, batch: batch.id, sent, seen: [], invitations: 0 }
}

/** Of every claim the codes that were ever given for it, and by whom each further one was agreed. */
async function check(run: Run): Promise<void> {
  const { database } = run.desk
  const claimOfMember: Record<string, string | undefined> = {
    'first@members.test': run.claims[0],
    'second@members.test': run.claims[1],
  }
  const mails = await database
    .selectFrom('mails')
    .innerJoin('claims', 'claims.id', 'mails.claim_id')
    .select(['mails.message_id', 'claims.number', 'mails.recipient'])
    .execute()
  const mailed = run.sent.flatMap(({ messageId, to, text }) => {
    const code = run.codes.find((one) => text.includes(one))
    const number = mails.find((mail) => mail.message_id === messageId)?.number ?? ''
    return code ? [{ code, number, to }] : []
  })

  // No code with two people.
  for (const code of run.codes) {
    const claims = new Set(mailed.filter((mail) => mail.code === code).map((mail) => mail.number))
    expect(claims.size, `${code} was mailed for ${[...claims].join()}`).toBeLessThan(2)
    // Nor mailed to one after it was seen for another, or by somebody for whom it was nobody's.
    for (const seen of run.seen.filter((one) => one.code === code)) {
      for (const number of claims) expect(number, `${code} was seen`).toBe(seen.claim)
    }
  }

  const signed = await database
    .selectFrom('sign_offs')
    .selectAll()
    .where('state', '=', 'confirmed')
    .execute()
  for (const one of signed) {
    expect(one.decided_by, 'signed off by whoever asked').not.toBe(one.asked_by)
  }

  // Nobody alone: each further code of a claim was agreed on by two, and each other address too.
  const replaced = await database
    .selectFrom('replacements')
    .innerJoin('claims', 'claims.id', 'replacements.claim_id')
    .select(['claims.number', 'asked_by', 'decided_by'])
    .where('replacements.state', '=', 'confirmed')
    .execute()
  for (const one of replaced) expect(one.decided_by).not.toBe(one.asked_by)
  for (const number of run.claims) {
    const { id } = await database
      .selectFrom('claims')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const known = new Set([
      ...mailed.filter((mail) => mail.number === number).map(({ code }) => code),
      ...run.seen.filter((one) => one.claim === number).map(({ code }) => code),
    ])
    const agreed =
      signed.filter((one) => one.claim_id === id && one.kind === 'claim_reversed').length +
      replaced.filter((one) => one.number === number).length
    expect(known.size, `${number} got ${[...known].join()}`).toBeLessThanOrEqual(1 + agreed)
  }
  for (const { to, number } of mailed) {
    if (claimOfMember[to] === number) continue
    const agreed = signed.some(
      (one) => one.kind === 'code_redirected' && one.details['email'] === to,
    )
    expect(agreed, `mailed to ${to}`).toBe(true)
  }

  // Nobody alone gains a role, for themselves or for a puppet; nor is anybody's account opened.
  const staff = await database
    .selectFrom('staff')
    .select(['id', 'roles', 'is_disabled', 'name'])
    .execute()
  for (const name of ['crook', 'friend', 'honest'] as const) {
    const now = staff.find(({ id }) => id === run.people[name].id)
    const gained = (now?.roles ?? []).some((role) => !rolesOf[name].includes(role))
    const agreed = signed.some((one) => one.subject === run.people[name].id)
    if (gained) expect(agreed, `${name} gained a role`).toBe(true)
  }
  for (const puppet of staff.filter((one) => one.name === 'Puppet' && !one.is_disabled)) {
    expect(signed.some((one) => one.subject === puppet.id)).toBe(true)
  }
  const links = await database
    .selectFrom('staff_mails')
    .select('staff_id')
    .where('kind', '=', 'link')
    .execute()
  for (const { staff_id } of links) {
    expect(signed.some((one) => one.subject === staff_id)).toBe(true)
  }
  const { codes } = await database
    .selectFrom('codes')
    .select((query) => query.fn.countAll<number>().as('codes'))
    .executeTakeFirstOrThrow()
  expect(codes).toBe(run.codes.length)
}

const runs = Number(process.env['COLLUSION_RUNS'] ?? 5)

test('two who collude and one who does not: no rule is passed by anybody alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(command, { minLength: 20, maxLength: 60, size: 'max' }),
      async (commands) => {
        const run = await begin()
        try {
          for (const one of commands) await act(run, one)
          await act(run, { do: 'send' })
          await check(run)
        } finally {
          await run.desk.close()
        }
      },
    ),
    { numRuns: runs, seed: 20261127, endOnFailure: true },
  )
}, 600_000)
