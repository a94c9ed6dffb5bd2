import fc from 'fast-check'
import type { Role } from '../../contract/access.ts'
import { claimReverse, claimUndo } from '../../contract/claim-work.ts'
import { ApiProblem, NoAnswer } from '../../contract/client.ts'
import { codeBatchConfirm, codeBatchPreview, codeBatchVoid } from '../../contract/code-batches.ts'
import { codeFind } from '../../contract/codes.ts'
import { claimApprove } from '../../contract/decisions.ts'
import { prizeConfirm } from '../../contract/prizes.ts'
import { promotionChange } from '../../contract/promotion-changes.ts'
import {
  codeRedirect,
  codeResend,
  replacementAsk,
  replacementDecide,
} from '../../contract/replacements.ts'
import { recipientCorrect } from '../../contract/shipments.ts'
import { signOffConfirm, signOffRefuse } from '../../contract/sign-offs.ts'
import { staffChange, staffInvite, staffInviteAgain } from '../../contract/staff.ts'
import { newKey } from './acts.ts'
import { codeFile } from './codes.ts'
import { aboveTheLimit, promotionTerms, siti } from './factories.ts'
import { reveal } from './prizes.ts'
import { names, sendMails, type Scene, type Who } from './collusion-scene.ts'

const who = fc.constantFrom(...names)
const crook = fc.constantFrom<Who>('crook', 'crook', 'friend')
/** More often than not the same ones: what is wrong takes several steps on one claim. */
const claim = fc.constantFrom(0, 0, 0, 1, 2, 2, 3, 4)
const code = fc.nat({ max: 14 })
const nth = fc.constantFrom(0, 0, 1, 2)
const one = <Do extends string, More extends object>(
  weight: number,
  what: Do,
  more: { [Key in keyof More]: fc.Arbitrary<More[Key]> },
) => ({ weight, arbitrary: fc.record<More>(more).map((rest) => ({ do: what, ...rest })) })

/**
 * Whoever is honest decides claims, sends codes again and refuses; they ask for nothing and confirm
 * nothing, so that whatever takes two is done by the two who collude or not at all.
 */
export const command = fc.oneof(
  one(9, 'approve', { who, claim: fc.constantFrom(0, 0, 0, 1, 2, 3, 4) }),
  one(3, 'undo', { who, claim }),
  one(5, 'reverse', { who: crook, claim }),
  one(3, 'reveal', { who: crook, claim }),
  one(3, 'find', { who: crook, code }),
  one(1, 'preview', { who: crook, code }),
  one(4, 'redirect', { who: crook, claim }),
  one(1, 'resend', { who, claim }),
  one(3, 'replace', { who: crook, claim }),
  one(3, 'replaceParcel', { who: crook }),
  one(3, 'decideReplacement', { who: crook, claim }),
  one(1, 'void', { who: crook }),
  one(2, 'letIn', { who: crook }),
  one(2, 'confirmPrize', { who: crook }),
  one(2, 'reroute', { who: crook }),
  one(2, 'limit', { who: crook, to: fc.constantFrom('none', 'more') }),
  one(8, 'sign', { who: crook, nth }),
  one(1, 'refuse', { who, nth }),
  one(3, 'grant', { who: crook, to: who }),
  one(1, 'strip', { who: crook, to: fc.constantFrom<Who>('honest', 'friend') }),
  one(1, 'disable', { who: crook, to: fc.constantFrom<Who>('honest', 'honest', 'friend') }),
  one(1, 'invite', { who: crook }),
  one(1, 'link', { who: crook, to: who }),
  one(2, 'burst', {
    who: crook,
    claim,
    of: fc.constantFrom('reveal', 'find', 'resend', 'redirect', 'link'),
  }),
  one(5, 'send', {}),
)
export type Command = typeof command extends fc.Arbitrary<infer C> ? C : never

/** Whatever is refused is no fault, and counts for nothing; what breaks is one. */
async function attempt<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  return call.catch((error: unknown) => {
    if (error instanceof NoAnswer) throw error
    if (error instanceof ApiProblem && error.problem.status < 500) return null
    throw error
  })
}

/** @returns whether it was done */
export async function act(scene: Scene, command_: Command): Promise<boolean> {
  if (command_.do === 'send') {
    await sendMails(scene.stage)
    return true
  }
  if (command_.do === 'burst') return burst(scene, command_)
  const done = await attempt(perform(scene, command_))
  if (done === null) return false
  const what = 'claim' in command_ ? ` ${scene.claims[command_.claim]}` : ''
  for (const key of [`${command_.who} ${command_.do}`, `${command_.do}${what}`]) {
    scene.did.set(key, (scene.did.get(key) ?? 0) + 1)
  }
  return true
}

/** The same again and again, to find where it ends. */
async function burst(scene: Scene, { who, claim, of }: Extract<Command, { do: 'burst' }>) {
  const { times, command: repeated } = {
    reveal: { times: 33, command: { do: 'reveal' as const, who, claim } },
    find: { times: 43, command: { do: 'find' as const, who, code: 0 } },
    resend: { times: 5, command: { do: 'resend' as const, who, claim } },
    redirect: { times: 12, command: { do: 'redirect' as const, who, claim } },
    link: { times: 12, command: { do: 'link' as const, who, to: 'honest' as const } },
  }[of]
  for (let time = 0; time < times; time++) {
    await act(scene, repeated)
    // Only one of a kind waits at a time.
    if (of === 'redirect' || of === 'link') await withdrawOwn(scene, who)
  }
  return true
}

/** What the people of this scene asked for and nobody decided yet, the oldest first. */
const openOf = ({ stage, people }: Scene, asked: readonly Who[]) =>
  stage.desk.database
    .selectFrom('sign_offs')
    .select('id')
    .where('state', '=', 'asked')
    .where(
      'asked_by',
      'in',
      asked.map((name) => people[name].id),
    )
    .orderBy('asked_at')
    .orderBy('id')
    .execute()

async function withdrawOwn(scene: Scene, who: Who): Promise<void> {
  for (const params of await openOf(scene, [who])) {
    const body = { because: 'once more' }
    await attempt(scene.people[who].call(signOffRefuse, { params, body }))
  }
}

type Single = Exclude<Command, { do: 'send' } | { do: 'burst' }>

async function perform(scene: Scene, command_: Single): Promise<unknown> {
  const { people, stage, seen } = scene
  const client = people[command_.who]
  const body = { reason: 'so' }
  const of = async (number: string) => ({
    params: { number },
    version: await versionOf(scene, number),
    idempotencyKey: newKey(),
  })
  const number = 'claim' in command_ ? (scene.claims[command_.claim] ?? '') : ''
  const see = (text: string, claim: string | null) =>
    seen.push({ code: text, claim, after: stage.sent.length })
  switch (command_.do) {
    case 'approve':
      return client.call(claimApprove, { ...(await of(number)), body: { overrideReason: 'so' } })
    case 'undo':
      return client.call(claimUndo, await of(number))
    case 'reverse':
      return client.call(claimReverse, { ...(await of(number)), body: { because: 'so' } })
    case 'reveal':
      return see((await reveal(client, number)).code, number)
    case 'find': {
      const text = scene.codes[command_.code] ?? ''
      return see(text, (await client.call(codeFind, { body: { code: text } })).claim)
    }
    case 'preview': {
      const text = scene.codes[command_.code] ?? ''
      const { known } = await client.call(codeBatchPreview, {
        json: { promotion: scene.promotions.cheap, prize: 'voucher' },
        files: { codes: codeFile([text]) },
      })
      // Its answer tells that the code is one of ours; whose it is, it does not.
      return known > 0 && see(text, await holderOf(scene, text))
    }
    case 'redirect':
      return client.call(codeRedirect, {
        ...(await of(number)),
        body: { ...body, email: `${command_.who}@elsewhere.test` },
      })
    case 'resend':
      return client.call(codeResend, { ...(await of(number)), body })
    case 'replace':
      return client.call(replacementAsk, {
        ...(await of(number)),
        body: { ...body, because: 'void' },
      })
    case 'replaceParcel':
    case 'decideReplacement': {
      const which = command_.do === 'replaceParcel' ? scene.parcels[1] : number
      const decided = { ...(await of(which)), body: { isConfirmed: true } }
      return client.call(replacementDecide, decided)
    }
    case 'void':
      return client.call(codeBatchVoid, {
        params: { id: scene.batches.confirmed },
        idempotencyKey: newKey(),
        body: { ...body, as: 'void' },
      })
    case 'letIn':
      return client.call(codeBatchConfirm, {
        params: { id: scene.batches.sent },
        idempotencyKey: newKey(),
      })
    case 'confirmPrize':
      return client.call(prizeConfirm, await of(scene.dear))
    case 'reroute':
      return client.call(recipientCorrect, {
        ...(await of(scene.parcels[0])),
        body: { recipient: { ...siti, street: 'Jl. Elsewhere 1' }, because: 'so' },
      })
    case 'limit': {
      const { version } = await stage.desk.database
        .selectFrom('promotions')
        .select('version')
        .where('id', '=', scene.promotions.dear)
        .executeTakeFirstOrThrow()
      const more = { amount: '9000000', currency: 'IDR' }
      const secondPersonAbove = command_.to === 'more' ? more : null
      return client.call(promotionChange, {
        params: { id: scene.promotions.dear },
        version,
        body: promotionTerms({ ...aboveTheLimit, redeemUntil: '2027-03-31', secondPersonAbove }),
      })
    }
    case 'sign':
    case 'refuse': {
      const id = (await openOf(scene, names))[command_.nth]?.id ?? stage.desk.ports.ids.next()
      return command_.do === 'sign'
        ? client.call(signOffConfirm, { params: { id } })
        : client.call(signOffRefuse, { params: { id }, body: { because: 'no' } })
    }
    case 'grant':
    case 'strip':
    case 'disable': {
      const { id } = people[command_.to]
      const { account_version: version } = await stage.desk.database
        .selectFrom('staff')
        .select('account_version')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const all: Role[] = ['agent', 'supervisor', 'administrator', 'logistics']
      const granted = { roles: all, isDisabled: false }
      const stripped = { roles: ['auditor' as const] }
      const change = { grant: granted, strip: stripped, disable: { isDisabled: true } }
      return client.call(staffChange, { params: { id }, version, body: change[command_.do] })
    }
    case 'invite': {
      const email = `puppet-${stage.desk.ports.ids.next()}@desk.test`
      const roles: Role[] = ['agent']
      const { link } = await client.call(staffInvite, { body: { name: 'Puppet', email, roles } })
      return (scene.linksShown += link ? 1 : 0)
    }
    case 'link': {
      const params = { id: people[command_.to].id }
      const { link } = await client.call(staffInviteAgain, { params })
      return (scene.linksShown += link ? 1 : 0)
    }
  }
}

async function versionOf({ stage }: Scene, number: string): Promise<number> {
  const { version } = await stage.desk.database
    .selectFrom('claims')
    .select('version')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return version
}

/** Whose a code is at this moment, by what the database says. */
async function holderOf({ stage, promotions }: Scene, text: string): Promise<string | null> {
  const rows = await stage.desk.database
    .selectFrom('codes')
    .leftJoin('claims', 'claims.id', 'codes.claim_id')
    .select('claims.number')
    .where('codes.promotion_id', 'in', Object.values(promotions))
    .where('codes.last4', '=', text.slice(-4))
    .execute()
  return rows[0]?.number ?? null
}
