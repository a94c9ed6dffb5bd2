import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isEmail } from '../../contract/contacts.ts'
import { mailServer, type MailServer } from '../../tests/support/mail-server.ts'
import { smtpMailer } from '../hosts/node/mailer.ts'

/** Whatever address the contract takes, a mail server takes as well: no mail is refused for ever. */
let server: MailServer
let mailer: ReturnType<typeof smtpMailer>
beforeAll(async () => {
  server = await mailServer()
  mailer = smtpMailer(server.url)
})
afterAll(async () => {
  mailer.close()
  await server.close()
})

/** Whom the server heard of; quotes are the sender's affair. */
async function heard(to: string): Promise<string[]> {
  const writtenAt = new Date('2026-03-10T02:00:00Z')
  const mail = { subject: 's', text: 't', language: 'en', writtenAt } as const
  const from = 'no-reply <no-reply@msi-mail.com>'
  await mailer.send({ messageId: '<1@msi-mail.com>', from, to, ...mail })
  return (server.received.at(-1)?.to ?? []).map(unquoted)
}

const unquoted = (address: string) =>
  address.replace(/^"(.*)"@/u, '$1@').replaceAll(/\\(.)/gu, '$1')

const letters = [...'abYZ09.!#$%&\'*+/=?^_`{|}~-", ;:()[]<>@\\é用😀']
const mailbox = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 })
const address = fc
  .tuple(mailbox, fc.boolean(), fc.constantFrom('example.com', '例子.广告', 'xn--q9jyb4c.example'))
  .map(([local, isQuoted, domain]) => `${isQuoted ? `"${local}"` : local}@${domain}`)
  .filter(isEmail)

test('is heard by a mail server as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(address, async (to) => {
      // Two dots outside quotes: carriers in Japan gave such mailboxes away; the test's server is stricter.
      fc.pre(!to.includes('..'))
      const domain = to.slice(to.lastIndexOf('@') + 1).replace('xn--q9jyb4c', 'みんな')
      const [one = '', ...others] = await heard(to)
      expect(others).toEqual([])
      expect(one.slice(0, one.lastIndexOf('@'))).toBe(
        unquoted(to).slice(0, unquoted(to).lastIndexOf('@')),
      )
      expect(one.replace('xn--q9jyb4c', 'みんな').endsWith(`@${domain}`)).toBe(true)
    }),
    { numRuns: 100 },
  )
})
