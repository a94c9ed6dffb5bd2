import { describe, expect, test } from 'vitest'
import {
  event,
  fileLawDesk,
  freeCode,
  nextVersion,
  type Break,
} from '../../tests/support/law-desk.ts'

const desk = fileLawDesk()

const give = (code: string, claim: string) =>
  `update codes set claim_id = {${claim}}, state = 'issued', issued_at = now() where id = ${code}`

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
    ['two for one claim', /one_living_code_per_claim/, [give(freeCode, 'issued')]],
    ['deleted when it is free', /never deleted/, [`delete from codes where claim_id is null`]],
    ['deleted when it is given', /never deleted/, [`delete from codes where claim_id = {issued}`]],
    ['all of them emptied', /never deleted|cannot truncate/, [`truncate codes`]],
    ['all of them emptied, with their mails', /never deleted|emptied/, [`truncate codes cascade`]],
    [
      'given to a claim without a prize',
      /issued when it has a code|own kind/,
      [give(freeCode, 'waiting')],
    ],
    ['given to a prize that is still held', /issued|one_living_code/, [give(freeCode, 'held')]],
    [
      'of another promotion',
      /of its own kind/,
      [
        give(freeCode, 'awaiting'),
        `update prizes set state = 'issued' where claim_id = {awaiting}`,
      ],
    ],
    [
      'added as given already',
      /issued/,
      [
        `insert into codes (id, promotion_id, offer_id, ciphertext, nonce, key_id, fingerprint,
           last4, added_at, added_by, batch_id, state, claim_id, issued_at)
         select {new}, 'held', 'voucher', 'x', 'y', 'k', 'f', '0000', now(), {me}, id, 'issued',
           {held}, now() from code_batches where promotion_id = 'held'`,
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
           last4, added_at, added_by, batch_id)
         select {new}, promotion_id, offer_id, ciphertext, 'other', key_id, fingerprint, last4,
           added_at, added_by, batch_id from codes limit 1`,
      ],
    ],
    [
      'one nonce for two',
      /codes_nonce_key/,
      [
        `insert into codes (id, promotion_id, offer_id, ciphertext, nonce, key_id, fingerprint,
           last4, added_at, added_by, batch_id)
         select {new}, promotion_id, offer_id, ciphertext, nonce, key_id, 'other', last4,
           added_at, added_by, batch_id from codes limit 1`,
      ],
    ],
  ])('%s', desk.isRefused)
})

describe('a code moves along its ledger, and never back', () => {
  const move = (state: string, where: string) =>
    `update codes set state = '${state}'${/void|compromised|expired/.test(state) ? ', ended_at = now()' : ''} where ${where}`
  test.each<Break>([
    [
      'issued, and available again',
      /ledger|does not become/,
      [move('available', 'claim_id = {issued}')],
    ],
    [
      'void, and available again',
      /does not become/,
      [
        move('void', `id = ${freeCode}`),
        `update codes set state = 'available', ended_at = null where state = 'void'`,
      ],
    ],
    ['expired after it was issued', /does not become/, [move('expired', 'claim_id = {issued}')]],
    [
      'reserved for a prize that is not held',
      /reserved for a prize that is held|own kind/,
      [
        `update codes set state = 'reserved', claim_id = {awaiting} where id =
        (select id from codes where state = 'available' limit 1)`,
      ],
    ],
    [
      'void, with the prize still standing on it',
      /issued when it has a code/,
      [move('void', 'claim_id = {issued}')],
    ],
    [
      'moved to another batch',
      /stays the code it is/,
      [`update codes set expires_on = '2099-01-01' where claim_id = {issued}`],
    ],
    [
      'a batch that brings fewer than it says',
      /as many codes as it says/,
      [
        `insert into code_batches (id, promotion_id, offer_id, state, file_name, file_fingerprint,
         count, sent_by, sent_at, decided_by, decided_at)
       select {new}, 'held', 'voucher', 'confirmed', 'f', 'f', 3, {me}, now(), sent_by, now()
       from code_batches limit 1`,
      ],
    ],
    [
      'a batch confirmed by whoever sent it',
      /second_person_confirms/,
      [
        `insert into code_batches (id, promotion_id, offer_id, state, file_name, file_fingerprint,
         count, sent_by, sent_at, decided_by, decided_at)
       values ({new}, 'held', 'voucher', 'confirmed', 'f', 'f', 3, {me}, now(), {me}, now())`,
      ],
    ],
    [
      'a batch decided twice',
      /decided once/,
      [`update code_batches set state = 'rejected' where state = 'confirmed'`],
    ],
    ['a record rewritten', /cannot be changed/, [`update vault_events set reason = 'x'`]],
    ['a record emptied', /cannot be changed|truncate/, [`truncate vault_events`]],
    [
      'a replacement confirmed by whoever asked',
      /second_person_replaces/,
      [
        `insert into replacements (id, claim_id, because, reason, asked_by, asked_at, state, decided_by, decided_at)
       values ({new}, {issued}, 'void', 'x', {me}, now(), 'confirmed', {me}, now())`,
      ],
    ],
    [
      'two replacements at a time',
      /one_replacement_at_a_time/,
      [
        `insert into replacements (id, claim_id, because, reason, asked_by, asked_at, state)
       values ({new}, {issued}, 'void', 'x', {me}, now(), 'asked'),
         ({new}, {issued}, 'void', 'x', {me}, now(), 'asked')`,
      ],
    ],
  ])('%s', desk.isRefused)

  test('a prize that is taken back leaves no code behind', async () => {
    const back = undoApproval('issued')
    expect(await desk.refusalOf(back)).toMatch(/leaves no code behind/)
    const mails = `update mails set state = 'withdrawn' where claim_id = {issued}`
    const code = `update codes set claim_id = null, issued_at = null, state = 'available'
      where claim_id = {issued}`
    expect(await desk.refusalOf([code, ...back])).toMatch(/given once/)
    expect(await desk.isAllowed([mails, code, ...back])).toBe(true)
    const tried = `update mails set first_tried_at = now() where claim_id = {issued}`
    expect(await desk.refusalOf([mails, tried, code, ...back])).toMatch(/given once/)
    const voided = `update codes set claim_id = null, state = 'void', ended_at = now(),
      voided_at = now(), voided_for = {issued} where claim_id = {issued}`
    expect(await desk.refusalOf([mails, tried, voided, ...back])).toMatch(/two people say so/)
  })
})

/** What undoing an approval does, as the database sees it. */
const undoApproval = (claim: string) => [
  `update decisions set undone_at = now() where claim_id = {${claim}}`,
  nextVersion(claim, `, state = 'waiting', decided_at = null`),
  event(claim),
  `delete from prizes where claim_id = {${claim}}`,
]

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
      /check constraint|does not become/,
      [`update shipments set state = 'delivered', carrier_code = 'jne', shipped_on = '2026-03-11'`],
    ],
    [
      'delivered before it was shipped',
      /check constraint|does not become/,
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
  ])('%s', desk.isRefused)
})
