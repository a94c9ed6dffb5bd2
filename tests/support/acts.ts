import { claimApprove, claimAskAgain, claimDecline } from '../../contract/decisions.ts'
import { claimRead, type Claim } from '../../contract/claims.ts'
import {
  intakeAttemptCreate,
  intakeClaimCreate,
  type AttemptIntake,
} from '../../contract/intake.ts'
import { mailList, mailRead, type Mail } from '../../contract/mails.ts'
import type { Client } from '../../contract/client.ts'
import type { TestDesk } from './desk.ts'
import { importCodes } from './codes.ts'
import { claimIntake, siti, type IntakeOverrides } from './factories.ts'
import { jpeg } from './pictures.ts'

let keys = 0

/** An idempotency key that was never used. */
export function newKey(): string {
  keys += 1
  return `test-key-${keys}`
}

let photo: Promise<File> | undefined

/** One small picture for every test that is not about pictures. */
export const anyPhoto = () => (photo ??= jpeg(77, 24, 18))

/**
 * A member redeems, with the same picture and S/N as all others: their checks find each other.
 *
 * @returns the claim's number
 */
export async function redeem(
  desk: Pick<TestDesk, 'memberCenter'>,
  intake: IntakeOverrides = {},
  files?: { invoice: File; serialPhoto: File },
): Promise<string> {
  const { number } = await desk.memberCenter.call(intakeClaimCreate, {
    json: claimIntake(intake),
    files: files ?? { invoice: await anyPhoto(), serialPhoto: await anyPhoto() },
    idempotencyKey: newKey(),
  })
  return number
}

let own = 0

/** As `redeem`, with pictures and an S/N that no other claim has. */
export async function redeemOwn(
  desk: Pick<TestDesk, 'memberCenter'>,
  intake: IntakeOverrides = {},
): Promise<string> {
  own += 1
  const serialNumber = `BA3T0194${String(6000 + own)}V`
  return redeem(
    desk,
    { ...intake, registration: { serialNumber, ...intake.registration } },
    { invoice: await jpeg((own * 7) % 250), serialPhoto: await jpeg((own * 11) % 250) },
  )
}

/** A queue of claims, each a day younger than the one before: the first is the most urgent. */
export async function redeemQueue(
  desk: Pick<TestDesk, 'memberCenter' | 'at'>,
  promotion: string,
  count: number,
): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) {
    desk.at(`2026-03-0${n + 2}T02:00:00Z`)
    numbers.push(await redeemOwn(desk, { promotion }))
  }
  desk.at('2026-03-10T02:00:00Z')
  return numbers
}

/** The member redeems again; a picture is sent only when it is named. */
export async function redeemAgain(
  desk: Pick<TestDesk, 'database' | 'memberCenter'>,
  number: string,
  attempt: Partial<AttemptIntake> = {},
  files: { invoice?: File; serialPhoto?: File } = {},
) {
  const memberId = attempt.memberId ?? (await memberOf(desk, number))
  return desk.memberCenter.call(intakeAttemptCreate, {
    params: { number },
    json: { recipient: siti, note: null, ...attempt, memberId },
    files,
    idempotencyKey: newKey(),
  })
}

/** Whose claim it is, as Member Center knows. */
export async function memberOf(desk: Pick<TestDesk, 'database'>, number: string): Promise<string> {
  const { member_id } = await desk.database
    .selectFrom('claims')
    .select('member_id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return member_id
}

export const readClaim = (client: Client, number: string): Promise<Claim> =>
  client.call(claimRead, { params: { number } })

/** Approves the claim as it stands now, whatever its checks say. */
export async function approve(client: Client, number: string): Promise<Claim> {
  const { version } = await readClaim(client, number)
  return client.call(claimApprove, {
    params: { number },
    version,
    idempotencyKey: newKey(),
    body: { overrideReason: 'so that the test can go on' },
  })
}

export async function askAgain(
  client: Client,
  number: string,
  reasons = ['invoice_no_product_name'],
): Promise<Claim> {
  const { version } = await readClaim(client, number)
  return client.call(claimAskAgain, {
    params: { number },
    version,
    idempotencyKey: newKey(),
    body: { reasons },
  })
}

export async function decline(
  client: Client,
  number: string,
  reasons = ['final_model'],
): Promise<Claim> {
  const { version } = await readClaim(client, number)
  return client.call(claimDecline, {
    params: { number },
    version,
    idempotencyKey: newKey(),
    body: { reasons },
  })
}

/** Somebody, and a colleague who may do the same. */
type WithColleague = Client & { colleague(): Promise<Client> }

/** Loads codes for the prize that `promotionTerms` has: somebody sends them, a colleague confirms. */
export async function loadCodes(
  client: WithColleague,
  promotion: string,
  codes: string[],
  prize = 'voucher',
) {
  return importCodes([client, await client.colleague()], { promotion, prize }, codes)
}

/** Every mail of a claim, whole, the oldest first. */
export async function mailsOf(client: Client, claim: string): Promise<Mail[]> {
  const { items } = await client.call(mailList, { query: { claim, limit: '200' } })
  const mails = await Promise.all(items.map(({ id }) => client.call(mailRead, { params: { id } })))
  return mails.toReversed()
}
