import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lawDesk, type LawDesk } from '../../tests/support/law-desk.ts'

let desk: LawDesk
beforeAll(async () => {
  desk = await lawDesk()
})
afterAll(() => desk.close())

type Break = [what: string, why: RegExp, statements: string[]]

async function isRefused(_what: string, why: RegExp, statements: string[]): Promise<void> {
  expect(await desk.refusalOf(statements)).toMatch(why)
}

const free = `(select id from codes where claim_id is null limit 1)`
const give = (code: string, claim: string) =>
  `update codes set claim_id = {${claim}}, issued_at = now() where id = ${code}`

describe('a code belongs to one claim at most, for ever', () => {
  test.each<Break>([
    [
      'given to a second claim',
      /given once/,
      [`update codes set claim_id = {awaiting} where claim_id = {issued}`],
    ],
    [
      'taken back',
      /given once/,
      [`update codes set claim_id = null, issued_at = null where claim_id = {issued}`],
    ],
    ['two for one claim', /codes_claim_id_key/, [give(free, 'issued')]],
    ['deleted when it is free', /never deleted/, [`delete from codes where claim_id is null`]],
    ['deleted when it is given', /never deleted/, [`delete from codes where claim_id = {issued}`]],
    ['all of them emptied', /never deleted|cannot truncate/, [`truncate codes`]],
    ['all of them emptied, with their mails', /never deleted|emptied/, [`truncate codes cascade`]],
    ['given to a claim without a prize', /foreign key/, [give(free, 'waiting')]],
    ['given to a prize that is still held', /issued/, [give(free, 'held')]],
    [
      'of another promotion',
      /of its own kind/,
      [give(free, 'awaiting'), `update prizes set state = 'issued' where claim_id = {awaiting}`],
    ],
    [
      'added as given already',
      /issued/,
      [
        `insert into codes (id, promotion_id, offer_id, ciphertext, nonce, key_id, fingerprint,
           last4, added_at, added_by, claim_id, issued_at)
         values ({new}, 'held', 'voucher', 'x', 'y', 'k', 'f', '0000', now(), {me}, {held}, now())`,
      ],
    ],
    [
      'given at no time',
      /check constraint/,
      [`update codes set issued_at = null where claim_id = {issued}`],
    ],
    [
      'the same code twice',
      /codes_fingerprint_key/,
      [
        `insert into codes (id, promotion_id, offer_id, ciphertext, nonce, key_id, fingerprint,
           last4, added_at, added_by)
         select {new}, promotion_id, offer_id, ciphertext, 'other', key_id, fingerprint, last4,
           added_at, added_by from codes limit 1`,
      ],
    ],
    [
      'one nonce for two',
      /codes_nonce_key/,
      [
        `insert into codes (id, promotion_id, offer_id, ciphertext, nonce, key_id, fingerprint,
           last4, added_at, added_by)
         select {new}, promotion_id, offer_id, ciphertext, nonce, key_id, 'other', last4,
           added_at, added_by from codes limit 1`,
      ],
    ],
  ])('%s', isRefused)
})

describe('a prize has what its state says', () => {
  test.each<Break>([
    [
      'issued without a code',
      /issued when it has a code/,
      [`update prizes set state = 'issued' where claim_id = {awaiting}`],
    ],
    [
      'waiting for the code it has',
      /issued when it has a code/,
      [`update prizes set state = 'awaiting_code' where claim_id = {issued}`],
    ],
    [
      'dispatched without a parcel',
      /in dispatch when it has a shipment/,
      [`delete from shipments where claim_id = {dispatch}`],
    ],
    [
      'a parcel of a prize that is no parcel',
      /in dispatch when it has a shipment/,
      [
        `insert into shipments select {awaiting}, state, recipient, region, zone, received_on,
           due_soon_on, due_on, due_soon_at, due_day_at, due_at, null, tracking_numbers
         from shipments`,
      ],
    ],
    ['shipped by nobody', /check constraint/, [`update shipments set state = 'shipped'`]],
    [
      'delivered on no day',
      /check constraint/,
      [`update shipments set state = 'delivered', carrier_code = 'jne', shipped_on = '2026-03-11'`],
    ],
    [
      'delivered before it was shipped',
      /check constraint/,
      [
        `update shipments set state = 'delivered', carrier_code = 'jne', shipped_on = '2026-03-11',
           delivered_on = '2026-03-10'`,
      ],
    ],
    [
      'shipped by a carrier nobody knows',
      /foreign key/,
      [`update shipments set state = 'shipped', carrier_code = 'owl', shipped_on = '2026-03-11'`],
    ],
  ])('%s', isRefused)
})

describe('a mail stays as it was written, and leaves', () => {
  const stays = /a mail that was written stays as it is/
  const send = `update mails set state = 'sent', sent_at = now() where claim_id = {asked}`

  test.each<Break>([
    ...['recipient', 'subject', 'body', 'message_id', 'kind'].map((column): Break => [
      `another ${column}`,
      stays,
      [`update mails set ${column} = 'other' where claim_id = {waiting}`],
    ]),
    ['another code', stays, [`update mails set code_id = ${free} where claim_id = {issued}`]],
    ['another cause', stays, [`update mails set version = 2 where claim_id = {waiting}`]],
    [
      'without a cause',
      /mail_belongs_to_a_step/,
      [
        `insert into mails select {new}, {waiting}, 9, kind, state, recipient, subject, body,
           code_id, language, '<other@msi-mail.com>', created_at from mails limit 1`,
      ],
    ],
    [
      'a second of its kind for one step',
      /one_mail_of_a_kind_per_step/,
      [
        `insert into mails select {new}, claim_id, version, kind, state, recipient, subject, body,
           code_id, language, '<other@msi-mail.com>', created_at from mails limit 1`,
      ],
    ],
    [
      'a Message-ID twice',
      /mails_message_id_key/,
      [
        `insert into mails select {new}, claim_id, version, 'other', state, recipient, subject,
           body, code_id, language, message_id, created_at from mails limit 1`,
      ],
    ],
    ['sent at no time', /check constraint/, [`update mails set state = 'sent'`]],
    ['waiting for no time', /check constraint/, [`update mails set state = 'waiting'`]],
    ['gone before it was sent', /not sent stays/, [`delete from mails where claim_id = {waiting}`]],
    ['all of them emptied', /emptied/, [`truncate mails`]],
    [
      'sent, and to be sent again',
      /not sent again/,
      [
        send,
        `update mails set state = 'waiting', sent_at = null, next_try_at = now()
         where claim_id = {asked}`,
      ],
    ],
  ])('%s', isRefused)

  test('once it was sent it may be forgotten', async () => {
    expect(await desk.isAllowed([send, `delete from mails where claim_id = {asked}`])).toBe(true)
  })
})

describe('a promotion makes sense', () => {
  const change = (terms: string) => [
    `update promotions set terms = terms || '${terms}' where id = 'held'`,
  ]

  test.each<Break>([
    [
      'ends before it starts',
      /promotion_period_runs_forward/,
      change('{"purchaseTo": "2025-12-31"}'),
    ],
    [
      'is redeemed before it starts',
      /promotion_has_its_dates/,
      change('{"redeemUntil": "2025-12-31"}'),
    ],
    [
      'never starts',
      /promotion_has_its_dates/,
      [`update promotions set terms = terms - 'purchaseFrom'`],
    ],
    ['never ends', /promotion_has_its_dates/, change('{"purchaseTo": null}')],
    ['has no prizes', /promotion_has_a_prize/, change('{"prizes": []}')],
    [
      'has no list of them',
      /promotion_lists_its_prizes/,
      [`update promotions set terms = terms - 'prizes'`],
    ],
    ['is gone', /foreign key/, [`delete from promotions where id = 'held'`]],
  ])('%s', isRefused)
})

describe('people and links', () => {
  test.each<Break>([
    [
      'two accounts with one e-mail',
      /staff_email/,
      [
        `insert into staff (id, name, email, roles, created_at)
         select {new}, name, upper(email), roles, created_at from staff where id = {me}`,
      ],
    ],
    ['an account deleted that decided', /foreign key/, [`delete from staff where id = {me}`]],
    [
      'an invitation for nobody',
      /check constraint/,
      [
        `insert into links (token_hash, purpose, created_at, expires_at)
         values ('x', 'invitation', now(), now())`,
      ],
    ],
    [
      'a first administrator who is somebody',
      /check constraint/,
      [
        `insert into links (token_hash, purpose, staff_id, created_at, expires_at)
         values ('x', 'first_administrator', {me}, now(), now())`,
      ],
    ],
  ])('%s', isRefused)
})
