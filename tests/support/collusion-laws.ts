import { expect } from 'vitest'
import { resendLimit, revealLimits, searchLimits } from '../../server/prizes/rules.ts'
import { signOffLimits } from '../../server/sign-offs/limits.ts'
import { names, rolesOf, type Scene } from './collusion-scene.ts'

/** What holds whatever two of them did: looked at after every scene. */
export async function checkLaws(scene: Scene): Promise<void> {
  const mailed = await mailsOf(scene)
  const agreed = await agreementsOf(scene)
  await checkCodes(scene, mailed)
  await checkClaims(scene, mailed, agreed)
  await checkPrizes(scene, mailed, agreed)
  await checkStock(scene, agreed)
  await checkAccounts(scene, agreed)
  checkLimits(scene)
}

interface Mailed {
  code: string
  /** The claim it was mailed for. */
  number: string
  to: string
  nth: number
}

/** Every code that left by mail, as the mail server saw it. */
async function mailsOf({ stage, codes }: Scene): Promise<Mailed[]> {
  const rows = await stage.desk.database
    .selectFrom('mails')
    .innerJoin('claims', 'claims.id', 'mails.claim_id')
    .select(['mails.message_id', 'claims.number'])
    .execute()
  const numbers = new Map(rows.map((row) => [row.message_id, row.number]))
  return stage.sent.flatMap(({ messageId, to, text }, nth) => {
    const code = codes.find((one) => text.includes(one))
    return code ? [{ code, number: numbers.get(messageId) ?? '', to, nth }] : []
  })
}

/** What two people said of each claim, account, batch and promotion. */
async function agreementsOf({ stage }: Scene) {
  const { database } = stage.desk
  const signOffs = await database
    .selectFrom('sign_offs')
    .leftJoin('claims', 'claims.id', 'sign_offs.claim_id')
    .select(['kind', 'subject', 'details', 'asked_by', 'decided_by', 'claims.number'])
    .where('sign_offs.state', '=', 'confirmed')
    .execute()
  const replacements = await database
    .selectFrom('replacements')
    .innerJoin('claims', 'claims.id', 'replacements.claim_id')
    .select(['claims.number', 'asked_by', 'decided_by'])
    .where('replacements.state', '=', 'confirmed')
    .execute()
  const isByTwo = (one: { asked_by: string; decided_by: string | null }) =>
    one.decided_by !== null && one.decided_by !== one.asked_by
  for (const one of [...signOffs, ...replacements]) {
    expect(isByTwo(one), 'confirmed by whoever asked').toBe(true)
  }
  return { signOffs: signOffs.filter(isByTwo), replacements: replacements.filter(isByTwo) }
}
type Agreed = Awaited<ReturnType<typeof agreementsOf>>

/** No code with two people, none mailed after somebody else saw it, and none that was seen in stock. */
async function checkCodes({ stage, codes, promotions, seen }: Scene, mailed: Mailed[]) {
  for (const code of codes) {
    const mails = mailed.filter((mail) => mail.code === code)
    const claims = new Set(mails.map(({ number }) => number))
    expect(claims.size, `${code} was mailed for ${[...claims].join()}`).toBeLessThan(2)
    for (const sight of seen.filter((one) => one.code === code)) {
      for (const { number, nth } of mails) {
        if (nth >= sight.after) expect(number, `${code} was mailed once seen`).toBe(sight.claim)
      }
    }
  }
  const stock = await stage.desk.database
    .selectFrom('codes')
    .select('last4')
    .where('promotion_id', 'in', Object.values(promotions))
    .where('state', 'in', ['available', 'reserved'])
    .execute()
  for (const { code } of [...seen, ...mailed]) {
    const isStock = stock.some(({ last4 }) => last4 === code.slice(-4))
    expect(isStock, `${code} was seen and is stock`).toBe(false)
  }
}

/** Nobody alone: each further code of a claim was agreed on by two, and so was each other address. */
async function checkClaims({ claims, dear, memberOf, seen }: Scene, mailed: Mailed[], by: Agreed) {
  for (const number of [...claims, dear]) {
    const known = new Set([
      ...mailed.filter((mail) => mail.number === number).map(({ code }) => code),
      ...seen.filter((one) => one.claim === number).map(({ code }) => code),
    ])
    const reversals = by.signOffs.filter(
      (one) => one.number === number && one.kind === 'claim_reversed',
    )
    const replaced = by.replacements.filter((one) => one.number === number)
    const most = 1 + reversals.length + replaced.length
    expect(known.size, `${number} got ${[...known].join()}`).toBeLessThanOrEqual(most)
  }
  for (const { to, number } of mailed) {
    if (memberOf.get(number) === to) continue
    const isAgreed = by.signOffs.some(
      (one) =>
        one.kind === 'code_redirected' && one.number === number && one.details['email'] === to,
    )
    expect(isAgreed, `mailed to ${to}`).toBe(true)
  }
}

/** Dear prizes, lost parcels, other recipients. */
async function checkPrizes(scene: Scene, mailed: Mailed[], by: Agreed): Promise<void> {
  const { stage, dear, parcels, promotions } = scene
  const { database } = stage.desk
  const isLowered = by.signOffs.some(
    (one) => one.kind === 'promotion_changed' && one.subject === promotions.dear,
  )
  const { terms } = await database
    .selectFrom('promotions')
    .select('terms')
    .where('id', '=', promotions.dear)
    .executeTakeFirstOrThrow()
  const limit = Number(terms.secondPersonAbove?.amount ?? Infinity)
  if (!isLowered) expect(limit, 'the limit of a promotion').toBeLessThanOrEqual(750_000)
  const prize = await database
    .selectFrom('prizes')
    .innerJoin('claims', 'claims.id', 'prizes.claim_id')
    .innerJoin('decisions', (join) =>
      join.onRef('decisions.claim_id', '=', 'claims.id').on('decisions.undone_at', 'is', null),
    )
    .select(['prizes.confirmed_by', 'decisions.staff_id'])
    .where('claims.number', '=', dear)
    .executeTakeFirst()
  if (mailed.some(({ number }) => number === dear)) {
    expect(prize?.confirmed_by ?? null, 'a dear prize left').not.toBeNull()
    expect(prize?.confirmed_by, 'a dear prize left by one').not.toBe(prize?.staff_id)
  }

  const parcel = await database
    .selectFrom('claims')
    .innerJoin('shipments', 'shipments.claim_id', 'claims.id')
    .select(['claims.number', 'shipments.recipient', 'shipments.state'])
    .where('claims.number', 'in', parcels)
    .execute()
  for (const { number, recipient, state } of parcel) {
    const isRerouted = by.signOffs.some(
      (one) => one.kind === 'recipient_corrected' && one.number === number,
    )
    if (!isRerouted) expect(recipient.street).not.toContain('Elsewhere')
    const isReplaced = by.replacements.some((one) => one.number === number)
    if (number === parcels[1] && !isReplaced) expect(state, 'a lost parcel').toBe('lost')
  }
}

/** A batch comes in, and is voided, by two. */
async function checkStock({ stage, batches }: Scene, by: Agreed): Promise<void> {
  const { database } = stage.desk
  const sent = await database
    .selectFrom('code_batches')
    .selectAll()
    .where('id', '=', batches.sent)
    .executeTakeFirstOrThrow()
  if (sent.state === 'confirmed') expect(sent.decided_by).not.toBe(sent.sent_by)
  const voided = await database
    .selectFrom('vault_events')
    .select('id')
    .where('batch_id', '=', batches.confirmed)
    .where('kind', '=', 'batch_voided')
    .execute()
  const agreed = by.signOffs.filter(
    (one) => one.kind === 'batch_voided' && one.subject === batches.confirmed,
  )
  expect(voided.length, 'batches voided').toBeLessThanOrEqual(agreed.length)
}

/**
 * The two gain nothing: whoever it is about does not sign, and the third signs nothing. A puppet's
 * account, a link and what the third gains take the two, and nobody but its owner sees a link.
 */
async function checkAccounts({ stage, people, linksShown }: Scene, by: Agreed): Promise<void> {
  const { database } = stage.desk
  const staff = await database
    .selectFrom('staff')
    .select(['id', 'roles', 'is_disabled', 'name'])
    .execute()
  const isAgreed = (id: string) => by.signOffs.some((one) => one.subject === id)
  for (const name of names) {
    // Two may agree to give a third person more: that is what the rule says.
    if (name === 'honest' && isAgreed(people.honest.id)) continue
    const now = staff.find(({ id }) => id === people[name].id)
    const gained = (now?.roles ?? []).filter((role) => !rolesOf[name].includes(role))
    // Whoever lost their roles is an auditor here, who may do nothing.
    expect(
      gained.filter((role) => role !== 'auditor'),
      `${name} gained`,
    ).toEqual([])
  }
  for (const puppet of staff.filter((one) => one.name === 'Puppet' && !one.is_disabled)) {
    expect(isAgreed(puppet.id), 'an account by one').toBe(true)
  }
  const links = await database
    .selectFrom('staff_mails')
    .select('staff_id')
    .where('kind', '=', 'link')
    .execute()
  for (const { staff_id } of links) expect(isAgreed(staff_id), 'a link by one').toBe(true)
  expect(linksShown).toBe(0)
}

/** Of a day, which a scene is shorter than. */
function checkLimits({ did, claims }: Scene): void {
  const of = (what: string) => did.get(what) ?? 0
  for (const name of names) {
    expect(of(`${name} reveal`)).toBeLessThanOrEqual(revealLimits.perDay)
    expect(of(`${name} find`)).toBeLessThanOrEqual(searchLimits.perDay)
    expect(of(`${name} redirect`)).toBeLessThanOrEqual(signOffLimits.code_redirected.perDay)
    expect(of(`${name} link`)).toBeLessThanOrEqual(signOffLimits.staff_link.perDay)
  }
  for (const number of claims) {
    expect(of(`resend ${number}`)).toBeLessThanOrEqual(resendLimit)
  }
}
