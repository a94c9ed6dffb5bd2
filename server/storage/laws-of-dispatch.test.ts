import { describe, expect, test } from 'vitest'
import { fileLawDesk, freeCode, nextStep, type Break } from '../../tests/support/law-desk.ts'

const desk = fileLawDesk()

describe('a mail stays as it was written, and leaves', () => {
  const copyOfMail = `insert into mails (id, claim_id, version, kind, state, recipient, subject,
    body, code_id, language, message_id, created_at, search) select`
  const stays = /a mail that was written stays as it is/
  const send = `update mails set state = 'sent', sent_at = now() where claim_id = {asked}`

  test.each<Break>([
    ...['recipient', 'subject', 'body', 'message_id', 'kind'].map((column): Break => [
      `another ${column}`,
      stays,
      [`update mails set ${column} = 'other' where claim_id = {waiting}`],
    ]),
    ['another code', stays, [`update mails set code_id = ${freeCode} where claim_id = {issued}`]],
    ['another cause', stays, [`update mails set version = 2 where claim_id = {waiting}`]],
    [
      'without a cause',
      /mail_belongs_to_a_step/,
      [
        `${copyOfMail} {new}, {waiting}, 9, kind, state, recipient, subject, body,
           code_id, language, '<other@msi-mail.com>', created_at, search from mails limit 1`,
      ],
    ],
    [
      'a second of its kind for one step',
      /one_mail_of_a_kind_per_step/,
      [
        `${copyOfMail} {new}, claim_id, version, kind, state, recipient, subject, body,
           code_id, language, '<other@msi-mail.com>', created_at, search from mails limit 1`,
      ],
    ],
    [
      'a Message-ID twice',
      /mails_message_id_key/,
      [
        `${copyOfMail} {new}, claim_id, version, 'other', state, recipient, subject,
           body, code_id, language, message_id, created_at, search from mails limit 1`,
      ],
    ],
    [
      'that nobody would find',
      /null value in column "search"/,
      [
        `insert into mails (id, claim_id, version, kind, state, recipient, subject, body,
           language, message_id, created_at)
         select {new}, claim_id, version, 'other', state, recipient, subject, body,
           language, '<other@msi-mail.com>', created_at from mails limit 1`,
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
  ])('%s', desk.isRefused)

  test('once it was sent it may be forgotten', async () => {
    expect(await desk.isAllowed([send, `delete from mails where claim_id = {asked}`])).toBe(true)
  })
})

describe('a parcel is not', () => {
  test.each<Break>([
    [
      'packed without a step of the history',
      /with a step of the history/,
      [`update shipments set state = 'packed', packed_at = now() where claim_id = {dispatch}`],
    ],
    [
      'packed with the step of another claim',
      /with a step of the history/,
      [
        `update shipments set state = 'packed', packed_at = now() where claim_id = {dispatch}`,
        ...nextStep('held'),
      ],
    ],
    ['emptied with all others', /never deleted/, [`truncate shipments`]],
  ])('%s', desk.isRefused)
})
