import { describe, expect, test } from 'vitest'
import { fileLawDesk, type Break } from '../../tests/support/law-desk.ts'

const desk = fileLawDesk()

const asked = (kind = 'code_redirected', details = '{"email": "x@example.com"}') =>
  `insert into sign_offs (id, kind, subject, claim_id, details, changes, asked_by, asked_at, state, alarms)
   select {new}, '${kind}', {issued}, {issued}, '${details}', '[]', {me}, now(), 'asked', '[]'`
const decided = (who: string, state = 'confirmed', alarms = '[]') =>
  `update sign_offs set state = '${state}', decided_by = {${who}}, decided_at = now(), alarms = '${alarms}'
   where asked_by = {me} and state = 'asked'`

test.each<Break>([
  ['signed off by whoever asked', /second_person_signs_off/, [asked(), decided('me')]],
  [
    'signed off alone where others could',
    /second_person_signs_off/,
    [asked(), decided('me', 'confirmed', '["alone"]')],
  ],
  ['refused by whoever asked', /check constraint/, [asked(), decided('me', 'refused')]],
  [
    'decided twice',
    /decided once/,
    [asked(), decided('second'), `update sign_offs set because = 'x'`],
  ],
  [
    'changed after it was asked for',
    /decided once/,
    [asked(), `update sign_offs set details = '{}'`],
  ],
  ['taken away', /decided once/, [asked(), `delete from sign_offs`]],
  ['emptied', /history cannot be changed/, [`truncate sign_offs`]],
  [
    'there from the beginning',
    /asked for first/,
    [asked().replace("'asked', '[]'", "'refused', '[]'")],
  ],
  ['asked for twice at a time', /one_sign_off_at_a_time/, [asked(), asked()]],
  [
    'signed off by a new account',
    /new account/,
    [
      `update staff set trusted_from = now() - interval '6 days' where id = {second}`,
      asked(),
      decided('second'),
    ],
  ],
  [
    'needed for a code that goes elsewhere',
    /goes to another address when two/,
    [`update prizes set email = 'x@example.com' where claim_id = {issued}`],
  ],
  [
    'replaced by one for another address',
    /goes to another address when two/,
    [
      asked(),
      decided('second'),
      `update prizes set email = 'other@example.com' where claim_id = {issued}`,
    ],
  ],
  [
    'needed for a code that was mailed and is taken back',
    /taken back when two/,
    [
      `update codes set state = 'void', claim_id = null, ended_at = now(), voided_at = now(),
         voided_for = {issued} where claim_id = {issued}`,
    ],
  ],
  [
    'needed for a role',
    /granted by two/,
    [`update staff set roles = '["agent", "administrator"]' where id = {me}`],
  ],
  [
    'needed for an account that is used again',
    /granted by two/,
    [
      `update staff set is_disabled = true where id = {me}`,
      `update staff set is_disabled = false where id = {me}`,
    ],
  ],
])('a sign-off is not %s', desk.isRefused)

test('by two, a code goes elsewhere', async () => {
  const moved = `update prizes set email = 'x@example.com' where claim_id = {issued}`
  expect(await desk.isAllowed([asked(), decided('second'), moved])).toBe(true)
})

test('roles are taken, and accounts disabled, by one', async () => {
  expect(await desk.isAllowed([`update staff set is_disabled = true where id = {me}`])).toBe(true)
})

describe('people and links', () => {
  test.each<Break>([
    [
      'two accounts with one e-mail',
      /staff_email/,
      [
        `insert into staff (id, name, email, roles, created_at, trusted_from)
         select {new}, name, upper(email), roles, created_at, trusted_from from staff where id = {me}`,
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
  ])('%s', desk.isRefused)
})
