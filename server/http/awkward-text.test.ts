import { beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../contract/access.ts'
import { claimAskAgain } from '../../contract/decisions.ts'
import { claimList } from '../../contract/queue.ts'
import { claimRead } from '../../contract/claims.ts'
import { intakeClaimCreate } from '../../contract/intake.ts'
import { mailList } from '../../contract/mails.ts'
import { prizeList } from '../../contract/prizes.ts'
import { promotionList } from '../../contract/promotions.ts'
import { promotionCreate } from '../../contract/promotion-changes.ts'
import { shipmentList } from '../../contract/shipments.ts'
import { staffInvite } from '../../contract/staff.ts'
import { anyPhoto, newKey, redeem } from '../../tests/support/acts.ts'
import { claimIntake, promotionTerms, siti } from '../../tests/support/factories.ts'
import { faultsOf } from '../../tests/support/refusal.ts'
import { fileDesk } from '../../tests/support/server-test.ts'

const desk = fileDesk()
const everybody = desk.staff(...roles)
beforeAll(() => desk.addPromotion('smart-moves'))

const awkward = [
  `<img src=x onerror=alert(1)>`,
  `"><script>alert(1)</script>`,
  `javascript:alert(1)`,
  `'; drop table claims; --`,
  `' or '1'='1`,
  `\${7*7} {{code}} {{constructor}} %s %n`,
  `=cmd|' /C calc'!A0`,
  `a Bcc: thief@example.com`,
  `exe.txt`,
  `zero​width`,
  `Ｆｕｌｌ　ｗｉｄｔｈ`,
  `é ö ß İ ı ﷺ ꙮ`,
  `👨‍👩‍👧‍👦 🇮🇩`,
  `ą́̂`,
  `\\ \\n \\u0000`,
  `__proto__`,
  `null`,
  `../../etc/passwd`,
]

describe('text that looks like something else is text', () => {
  test.each(awkward)('%j comes back as it went in', async (typed) => {
    const text = typed.trim()
    const number = await redeem(desk, {
      recipient: { firstName: text, street: text, city: text },
      registration: { productName: text },
      purchase: { store: text },
      note: text,
    })
    await everybody.call(claimAskAgain, {
      params: { number },
      version: 1,
      idempotencyKey: newKey(),
      body: { reasons: ['photo_unreadable'], internalNote: text },
    })
    const claim = await everybody.call(claimRead, { params: { number } })
    expect(claim.attempts[0]).toMatchObject({
      recipient: { firstName: text, street: text, city: text },
      registration: { productName: text },
      purchase: { store: text },
      note: text,
      decision: { internalNote: text },
    })
    expect(claim.redeemHistory.productName).toBe(text)
  })

  test.each(awkward)('looking for %j finds what bears it, and nothing breaks', async (typed) => {
    const lastName = `x${typed}x`.slice(0, 80).trim()
    const number = await redeem(desk, { recipient: { lastName } })
    const found = await everybody.call(claimList, { query: { q: lastName, limit: '200' } })
    expect(found.items.map((row) => row.number)).toEqual([number])
    for (const list of [prizeList, shipmentList, mailList] as const) {
      expect((await everybody.call(list, { query: { q: typed } })).items).toEqual(expect.any(Array))
    }
  })
})

describe('no line turns its letters around, or ends before its end', () => {
  const signs = [
    '\n',
    '\r',
    '\t',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u2028',
    '\u202e',
    '\u2066',
  ]

  test.each(signs)('%j within any line that a member sends', async (sign) => {
    const evil = `Sa${sign}le`
    const { firstName, lastName, contactNumber, ...address } = siti
    const lines = (part: object) => Object.fromEntries(Object.keys(part).map((key) => [key, evil]))
    const claim = claimIntake()
    const intake = desk.memberCenter.call(intakeClaimCreate, {
      json: {
        ...claim,
        recipient: { ...lines({ ...address, firstName, lastName }), contactNumber } as never,
        registration: { ...claim.registration, productName: evil, model: evil },
        purchase: { ...claim.purchase, store: evil },
      },
      files: { invoice: await anyPhoto(), serialPhoto: await anyPhoto() },
      idempotencyKey: newKey(),
    })
    expect(await faultsOf(intake)).toEqual([
      'claim.purchase.store: unstorable',
      'claim.recipient.apartment: unstorable',
      'claim.recipient.city: unstorable',
      'claim.recipient.firstName: unstorable',
      'claim.recipient.lastName: unstorable',
      'claim.recipient.stateOrProvince: unstorable',
      'claim.recipient.street: unstorable',
      'claim.recipient.zipcode: unstorable',
      'claim.registration.model: unstorable',
      'claim.registration.productName: unstorable',
    ])
  })

  test.each(signs)('%j within any line that staff write', async (sign) => {
    const evil = `Sa${sign}le`
    const terms = promotionTerms({
      name: evil,
      stores: [{ region: 'ID', name: evil, aliases: [evil] }],
      models: [evil],
    })
    expect(
      await faultsOf(everybody.call(promotionCreate, { body: { id: 'evil', terms } })),
    ).toEqual([
      'terms.models.0: unstorable',
      'terms.name: unstorable',
      'terms.stores.0.aliases.0: unstorable',
      'terms.stores.0.name: unstorable',
    ])
    const invite = everybody.call(staffInvite, {
      body: { name: evil, email: 'new@desk.test', roles: ['agent'] },
    })
    expect(await faultsOf(invite)).toEqual(['name: unstorable'])
  })

  test('a note keeps its lines, and nothing that turns them', async () => {
    const note = 'Call \u202a+62 812\u202c\r\n\tafter six'
    const number = await redeem(desk, { note })
    const claim = await everybody.call(claimRead, { params: { number } })
    expect(claim.attempts[0]?.note).toBe('Call +62 812\n\tafter six')
  })
})

describe('text that no database can keep is refused, by its field', () => {
  const unstorable = ['nul\0byte', 'half \ud83d', '\udc00 other half']

  test.each(unstorable)('%j in a claim', async (typed) => {
    const intake = desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake({
        recipient: { firstName: typed },
        registration: { productName: typed },
        note: typed,
      }),
      files: { invoice: await anyPhoto(), serialPhoto: await anyPhoto() },
      idempotencyKey: newKey(),
    })
    expect(await faultsOf(intake)).toEqual([
      'claim.note: unstorable',
      'claim.recipient.firstName: unstorable',
      'claim.registration.productName: unstorable',
    ])
  })

  test.each(unstorable)('%j as a promotion that is not there', async (promotion) => {
    const intake = desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake({ promotion }),
      files: { invoice: await anyPhoto(), serialPhoto: await anyPhoto() },
      idempotencyKey: newKey(),
    })
    expect(await faultsOf(intake)).toContain('claim.promotion: wrong_form')
  })

  test.each(unstorable)('%j in what staff write', async (typed) => {
    const terms = promotionTerms({
      name: typed,
      landingPage: `https://www.msi.com/${typed}`,
      stores: [{ region: 'ID', name: 'Toko', aliases: [typed] }],
    })
    expect(
      await faultsOf(everybody.call(promotionCreate, { body: { id: 'awkward', terms } })),
    ).toEqual(
      expect.arrayContaining(['terms.name: unstorable', 'terms.stores.0.aliases.0: unstorable']),
    )
    const invite = everybody.call(staffInvite, {
      body: { name: typed, email: 'new@desk.test', roles: ['agent'] },
    })
    expect(await faultsOf(invite)).toEqual(['name: unstorable'])
  })

  test('a zero byte in a search', async () => {
    for (const list of [claimList, prizeList, shipmentList, mailList] as const) {
      expect(await faultsOf(everybody.call(list, { query: { q: 'a\0b' } }))).toEqual([
        'q: unstorable',
      ])
    }
  })
})

test('a body that is nested a hundred thousand deep breaks nothing', async () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as never
  expect(await faultsOf(everybody.call(promotionCreate, { body: deep }))).not.toEqual([])
})

test('a promotion is called what its administrator called it', async () => {
  for (const [index, name] of awkward.entries()) {
    const id = `awkward-${index}`
    await everybody.call(promotionCreate, { body: { id, terms: promotionTerms({ name }) } })
  }
  const names = (await everybody.call(promotionList, {})).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(awkward.map((name) => name.trim())))
})

describe('the name of a file is shown and never more', () => {
  test.each([
    ['../../etc/passwd.jpg', '../../etc/passwd.jpg'],
    ['發票 (1).jpg', '發票 (1).jpg'],
    ['invoice\u202egpj.\u0007exe', 'invoicegpj.exe'],
    [`${'x'.repeat(199)}👍.jpg`, `${'x'.repeat(199)}\ufffd`],
  ])('%j is kept as %j', async (sent, kept) => {
    const photo = new File([await anyPhoto()], sent)
    const { number } = await desk.memberCenter.call(intakeClaimCreate, {
      json: claimIntake(),
      files: { invoice: photo, serialPhoto: await anyPhoto() },
      idempotencyKey: newKey(),
    })
    const claim = await everybody.call(claimRead, { params: { number } })
    expect(claim.attempts[0]?.documents[0]?.fileName).toBe(kept)
  })
})
