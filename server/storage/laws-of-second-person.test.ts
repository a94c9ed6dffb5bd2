import { expect, test } from 'vitest'
import { fileLawDesk, nextStep, type Break } from '../../tests/support/law-desk.ts'

const desk = fileLawDesk()

const waits = /waits for a second person/
const stays = /stays/

const confirmedBy = (who: string) =>
  `update prizes set state = 'held', confirmed_by = {${who}}, confirmed_at = now() where claim_id = {dear}`
const refused = `update prizes set refused_by = {second}, refused_at = now(), refused_because = 'no'
  where claim_id = {dear}`
const anew = (columns: string, values: string) => [
  `delete from prizes where claim_id = {dear}`,
  `insert into prizes (claim_id, promotion_id, offer_id, name, kind, approved_at, held_until, ${columns})
   select {dear}, 'dear', 'voucher', 'Code', 'digital_code', now(), '2026-03-31', ${values}`,
]

test.each<Break>([
  [
    'moved with nobody to confirm it',
    /moves_once_confirmed/,
    [`update prizes set state = 'held' where claim_id = {dear}`],
  ],
  [
    'confirmed by whoever approved it',
    /their own approval/,
    [confirmedBy('me'), ...nextStep('dear')],
  ],
  ['refused by whoever approved it', /their own approval/, [refused.replace('{second}', '{me}')]],
  [
    'confirmed by whoever refused it',
    /whoever_refused_does_not_confirm/,
    [refused, confirmedBy('second'), ...nextStep('dear')],
  ],
  [
    'confirmed, and still waiting',
    /moves_once_confirmed/,
    [`update prizes set confirmed_by = {second}, confirmed_at = now() where claim_id = {dear}`],
  ],
  [
    'declared one that one person may give',
    stays,
    [`update prizes set needs_second_person = false where claim_id = {dear}`],
  ],
  ['made cheaper', stays, [`update prizes set worth_amount = 1 where claim_id = {dear}`]],
  ['earned as if there were no limit', waits, anew('state', `'held'`)],
  [
    'earned with its confirmation',
    /confirmed after it was earned/,
    anew('state, needs_second_person, confirmed_by, confirmed_at', `'held', true, {second}, now()`),
  ],
  [
    'promised in a mail',
    /nothing is promised/,
    [
      `insert into mails (id, claim_id, version, kind, state, recipient, subject, body, language, message_id, created_at, search)
     values ({new}, {dear}, 2, 'approved_code', 'kept', 'x', 'x', 'x', 'en', 'x', now(), ' x')`,
    ],
  ],
  [
    'given a code',
    /reserved for a prize that is held|issued when it has a code/,
    [
      `update codes set claim_id = {dear}, state = 'reserved'
     where id = (select id from codes where promotion_id = 'dear' and state = 'available' limit 1)`,
    ],
  ],
  [
    'sent as a parcel',
    /in dispatch when it has a shipment/,
    [
      `insert into shipments (claim_id, state, recipient, region, zone, received_on, due_soon_on, due_on,
       due_soon_at, due_day_at, due_at, tracking_numbers)
     select {dear}, state, recipient, region, zone, received_on, due_soon_on, due_on, due_soon_at,
       due_day_at, due_at, tracking_numbers from shipments where claim_id = {dispatch}`,
      ...nextStep('dear'),
    ],
  ],
  ['moved without a step of the history', /with a step of the history/, [confirmedBy('second')]],
  [
    'let go without a step of the history',
    /with a step of the history/,
    [
      `update codes set state = 'available', claim_id = null where claim_id = {held}`,
      `update prizes set state = 'awaiting_code', released_at = now() where claim_id = {held}`,
    ],
  ],
])('a prize above the limit is not %s', desk.isRefused)

test('confirmed by somebody else it moves, with its step', async () => {
  expect(await desk.isAllowed([confirmedBy('second'), ...nextStep('dear')])).toBe(true)
  expect(await desk.isAllowed([refused])).toBe(true)
})

test('once confirmed it stays confirmed', async () => {
  const back = `update prizes set state = 'to_confirm', confirmed_by = null, confirmed_at = null
    where claim_id = {dear}`
  expect(await desk.isAllowed([confirmedBy('second'), ...nextStep('dear'), back])).toBe(false)
})
