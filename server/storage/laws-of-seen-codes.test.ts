import { expect, test } from 'vitest'
import { fileLawDesk } from '../../tests/support/law-desk.ts'

const desk = fileLawDesk()

const seenBy = (kind: string, claim: string) =>
  `insert into vault_events (id, kind, at, staff_id, code_id)
   select {new}, '${kind}', now(), {me}, id from codes where claim_id = {${claim}}`
const withdrawn = `update mails set state = 'withdrawn' where code_id is not null`
const backToStock = `update codes set state = 'available', claim_id = null, issued_at = null
  where claim_id = {issued}`
const isNoStock = /never stock again|given once/

/** Without the vault's record of seeing, this very way is open: the law is what closes it. */
test('a code that nobody saw goes back to the stock', async () => {
  expect(
    await desk.isAllowed([
      withdrawn,
      `update codes set state = 'available', claim_id = null where claim_id = {held}`,
    ]),
  ).toBe(true)
})

test.each<[how: string, statements: string[]]>([
  ['revealed', [withdrawn, seenBy('code_revealed', 'issued'), backToStock]],
  ['searched for by whoever knew it', [withdrawn, seenBy('code_searched', 'issued'), backToStock]],
  ['named by a list', [withdrawn, seenBy('code_known', 'issued'), backToStock]],
  ['mailed', [backToStock]],
  [
    'mailed, and refused by the mail server',
    [
      `update mails set state = 'withdrawn', first_tried_at = now() where code_id is not null`,
      backToStock,
    ],
  ],
  [
    'searched for while it was reserved',
    [
      seenBy('code_searched', 'held'),
      `update codes set state = 'available', claim_id = null where claim_id = {held}`,
    ],
  ],
  [
    'searched for while it was reserved, and then issued',
    [
      seenBy('code_searched', 'held'),
      `update codes set state = 'issued', issued_at = now() where claim_id = {held}`,
    ],
  ],
  [
    'searched for in the stock, and then reserved',
    [
      `insert into vault_events (id, kind, at, staff_id, code_id)
       select {new}, 'code_searched', now(), {me}, id from codes
       where state = 'available' and promotion_id = 'dear' limit 1`,
      `update codes set state = 'reserved', claim_id = {dear} where id =
       (select id from codes where state = 'available' and promotion_id = 'dear' limit 1)`,
    ],
  ],
])('a code that was %s is stock no longer', async (_how, statements) => {
  expect(await desk.refusalOf(statements)).toMatch(isNoStock)
})
