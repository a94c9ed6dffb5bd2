import { describe, expect, test } from 'vitest'
import {
  decided,
  decision,
  event,
  fileLawDesk,
  nextVersion,
  prize,
  type Break,
} from '../../tests/support/law-desk.ts'

const desk = fileLawDesk()

describe('history cannot be changed', () => {
  const unchanged = /history cannot be changed/

  test.each<Break>([
    ['an event rewritten', unchanged, [`update events set kind = 'x' where claim_id = {asked}`]],
    ['an event moved in time', unchanged, [`update events set at = now()`]],
    ['an event deleted', unchanged, [`delete from events where claim_id = {asked}`]],
    ['the history emptied', unchanged, [`truncate events cascade`]],
    ['the history emptied with its claims', unchanged, [`truncate claims cascade`]],
    ['a second event of one version', /events_pkey/, [event('waiting')]],
    ['an event of a version to come', /an event without its version/, [event('waiting', '7')]],
    [
      'an event by staff who are nobody',
      /check constraint/,
      [
        `insert into events (claim_id, version, attempt, kind, at, actor_kind, details)
         values ({waiting}, 2, 1, 'x', now(), 'staff', '{}')`,
      ],
    ],
  ])('%s', desk.isRefused)
})

describe('a claim moves by versions, each with its event', () => {
  const isNewVersion = /a change of state is a new version/
  const staysItself = /a claim stays the claim it is/

  test.each<Break>([
    ['a version without an event', /has no event/, [nextVersion('waiting')]],
    ['a version left out', /a version follows/, [`update claims set version = version + 2`]],
    [
      'a version taken back',
      /a version follows/,
      [`update claims set version = 1 where id = {again}`],
    ],
    [
      'a state without a version',
      isNewVersion,
      [`update claims set state = 'declined', decided_at = now() where id = {waiting}`],
    ],
    [
      'an assignee without a version',
      isNewVersion,
      [`update claims set assignee_id = {me} where id = {waiting}`],
    ],
    [
      'an attempt without a version',
      isNewVersion,
      [`update claims set attempt = 2 where id = {waiting}`],
    ],
    [
      'a tag without a version',
      /a change of tags is a new version/,
      [`update claims set tags = array['vip'] where id = {waiting}`],
    ],
    ['another number', staysItself, [`update claims set number = 'R-999999' where id = {waiting}`]],
    [
      'another promotion',
      staysItself,
      [`update claims set promotion_id = 'held' where id = {waiting}`],
    ],
    [
      'a claim deleted',
      /foreign key|history cannot be changed/,
      [`delete from claims where id = {waiting}`],
    ],
    [
      'waiting, and decided all the same',
      /check constraint/,
      [`update claims set decided_at = now() where id = {waiting}`],
    ],
    [
      'an attempt that was never sent',
      /claim_stands_at_an_attempt/,
      [nextVersion('waiting', ', attempt = 5'), event('waiting')],
    ],
    [
      'a new claim without its first event',
      /has no event|claim_stands_at_an_attempt/,
      [
        `insert into claims (id, number, version, promotion_id, offer_id, state, attempt, region,
           member_id, email, member_name, serial_number, product_name, category, assignee_id,
           first_submitted_at, submitted_at, due_soon_at, due_day_at, due_at, due_on, search)
         select gen_random_uuid(), 'R-888888', 1, promotion_id, offer_id, state,
           attempt, region, member_id, email, member_name, serial_number, product_name, category,
           null, first_submitted_at, submitted_at, due_soon_at, due_day_at, due_at, due_on, search
         from claims where id = {waiting}`,
      ],
    ],
    ['one that nobody would find', /are_found/, [`update claims set search = ''`]],
    ['one that only a blank would find', /are_found/, [`update claims set search = ' '`]],
    [
      'a new claim that does not say what it is found by',
      /null value in column "search"/,
      [
        `insert into claims (id, number, version, promotion_id, offer_id, state, attempt, region,
           member_id, email, member_name, serial_number, product_name, category, assignee_id,
           first_submitted_at, submitted_at, due_soon_at, due_day_at, due_at, due_on)
         select gen_random_uuid(), 'R-888888', 1, promotion_id, offer_id, state,
           attempt, region, member_id, email, member_name, serial_number, product_name, category,
           null, first_submitted_at, submitted_at, due_soon_at, due_day_at, due_at, due_on
         from claims where id = {waiting}`,
      ],
    ],
  ])('%s', desk.isRefused)

  test('and with its event it moves', async () => {
    expect(await desk.isAllowed([nextVersion('waiting'), event('waiting')])).toBe(true)
  })
})

describe('an answer is awaited while a claim is asked again, and only then', () => {
  const law = /an answer is awaited while a claim is asked again/

  test.each<Break>([
    ['asked, and nothing awaited', law, [`delete from awaited_answers where claim_id = {asked}`]],
    [
      'awaited of a claim that waits for us',
      law,
      [`insert into awaited_answers (claim_id, asked_at) values ({waiting}, now())`],
    ],
    [
      'answered, and still awaited',
      law,
      [nextVersion('asked', `, state = 'waiting', decided_at = null`), event('asked')],
    ],
    [
      'reminded of a date that there is not',
      /check constraint/,
      [`update awaited_answers set reminded_at = now() where claim_id = {asked}`],
    ],
    [
      'a date after which nothing happens',
      /check constraint/,
      [`update awaited_answers set answer_by = '2026-03-20' where claim_id = {asked}`],
    ],
  ])('%s', desk.isRefused)
})

describe('a decision is taken once, and stays', () => {
  const without = /without a decision/
  const stays = /a decision stays/
  const told = /told_what_the_reasons_say/

  test.each<Break>([
    ['none at all', without, [decided('waiting', 'declined'), event('waiting')]],
    [
      'one that says something else',
      without,
      [decided('waiting', 'declined'), event('waiting'), decision('waiting', 'ask_again')],
    ],
    ['only the one on an earlier attempt', without, [decided('again', 'expired'), event('again')]],
    ['a second on one attempt', /one_decision_per_attempt/, [decision('declined', 'ask_again')]],
    ['on an attempt that is not there', /foreign key/, [decision('waiting', 'decline', 9)]],
    [
      'a decline without a reason',
      /reasons_unless_approved/,
      [decision('waiting', 'approve').replace(`'approve'`, `'decline'`)],
    ],
    [
      'an approval with one',
      /reasons_unless_approved/,
      [decision('waiting', 'decline').replace(`'decline'`, `'approve'`)],
    ],
    ['a reason that is not told', told, [tells('ask_again', 0)]],
    ['told two sentences more than its reasons', told, [tells('ask_again', 3)]],
    ['a decline with a sentence more than its reasons', told, [tells('decline', 2)]],
    ['an approval that tells something', told, [tells('approve', 1)]],
    ['deleted', stays, [`delete from decisions where claim_id = {declined}`]],
    ['all of them emptied', stays, [`truncate decisions cascade`]],
    [
      'turned round',
      stays,
      [`update decisions set kind = 'ask_again' where claim_id = {declined}`],
    ],
    [
      'its reasons exchanged',
      stays,
      [`update decisions set reasons = '["final_store"]' where claim_id = {declined}`],
    ],
    [
      'its note rewritten',
      stays,
      [`update decisions set internal_note = 'x' where claim_id = {declined}`],
    ],
    [
      'undone, and its claim decided all the same',
      without,
      [`update decisions set undone_at = now() where claim_id = {declined}`],
    ],
  ])('%s', desk.isRefused)

  test('undone together with its claim it can be, once', async () => {
    const undone = [
      `update decisions set undone_at = now() where claim_id = {declined}`,
      nextVersion('declined', `, state = 'waiting', decided_at = null`),
      event('declined'),
    ]
    expect(await desk.isAllowed(undone)).toBe(true)
    const twice = [...undone, `update decisions set undone_at = null where claim_id = {declined}`]
    expect(await desk.isAllowed(twice)).toBe(false)
  })
})

/** A decision that tells the member so many sentences. */
function tells(kind: string, sentences: number): string {
  const one = { reason: 'final_model', text: 'Sorry', fix: 'final' }
  const told = JSON.stringify(Array.from({ length: sentences }, () => one))
  return decision('waiting', kind).replace(/'\[(\{.*\})?\]',\s*now/, `'${told}', now`)
}

describe('an approved claim has exactly one prize', () => {
  const withoutPrize = /approved without a prize/
  const withoutApproval = /a prize without an approval/
  const unapproved = [
    `update decisions set undone_at = now() where claim_id = {awaiting}`,
    nextVersion('awaiting', `, state = 'waiting', decided_at = null`),
    event('awaiting'),
  ]

  test.each<Break>([
    [
      'approved without one',
      withoutPrize,
      [decided('waiting', 'approved'), event('waiting'), decision('waiting', 'approve')],
    ],
    ['one for a claim that waits', withoutApproval, [prize('waiting')]],
    ['one for a claim that was declined', withoutApproval, [prize('declined')]],
    ['a second one', /prizes_pkey/, [prize('awaiting')]],
    ['taken away', withoutPrize, [`delete from prizes where claim_id = {awaiting}`]],
    ['kept when the approval is undone', withoutApproval, unapproved],
    ['all of them emptied', /cannot truncate|never deleted/, [`truncate prizes`]],
    ['all of them emptied, with codes', /never deleted/, [`truncate prizes cascade`]],
    [
      'handed to another claim',
      /stays what was earned/,
      [`update prizes set claim_id = {declined} where claim_id = {awaiting}`],
    ],
    [
      'exchanged for another',
      /stays what was earned/,
      [`update prizes set offer_id = 'car' where claim_id = {awaiting}`],
    ],
    [
      'held until nobody knows when',
      /check constraint/,
      [`update prizes set state = 'held' where claim_id = {awaiting}`],
    ],
    [
      'a code in a parcel',
      /check constraint/,
      [`update prizes set state = 'dispatch' where claim_id = {awaiting}`],
    ],
    [
      'a parcel in a mail',
      /check constraint/,
      [`update prizes set state = 'issued' where claim_id = {dispatch}`],
    ],
  ])('%s', desk.isRefused)

  test('and goes when the approval is undone', async () => {
    const undone = [...unapproved, `delete from prizes where claim_id = {awaiting}`]
    expect(await desk.isAllowed(undone)).toBe(true)
  })
})

describe('a person keeps one claim free ahead', () => {
  const lease = (claim: string, isAhead: boolean) =>
    `insert into leases (claim_id, staff_id, taken_at, expires_at, is_ahead)
     values ({${claim}}, {me}, now(), now(), ${isAhead})`

  test.each<Break>([
    ['two', /one_lease_ahead/, [lease('waiting', true), lease('again', true)]],
    [
      'one more by moving it from review',
      /one_lease_ahead/,
      [lease('waiting', true), lease('again', false), `update leases set is_ahead = true`],
    ],
  ])('%s', desk.isRefused)

  test('beside claims that are under review', async () => {
    expect(await desk.isAllowed([lease('waiting', true), lease('again', false)])).toBe(true)
  })
})
