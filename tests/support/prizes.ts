import { codeReveal } from '../../contract/codes.ts'
import { prizeRead } from '../../contract/prizes.ts'
import {
  codeRedirect,
  codeResend,
  replacementAsk,
  replacementDecide,
} from '../../contract/replacements.ts'
import type { Client } from '../../contract/client.ts'
import { newKey } from './acts.ts'

export const readPrize = (client: Client, number: string) =>
  client.call(prizeRead, { params: { number } })

/** What a command on a prize needs besides its body: the claim, as it stands now. */
async function now(client: Client, number: string) {
  const { version } = await readPrize(client, number)
  return { params: { number }, version, idempotencyKey: newKey() }
}

export const resend = async (client: Client, number: string, email: string | null = null) =>
  email === null
    ? client.call(codeResend, {
        ...(await now(client, number)),
        body: { reason: 'It never came' },
      })
    : client.call(codeRedirect, {
        ...(await now(client, number)),
        body: { reason: 'It never came', email },
      })

export const askReplacement = async (
  client: Client,
  number: string,
  because: 'void' | 'compromised' | 'lost' = 'void',
) =>
  client.call(replacementAsk, {
    ...(await now(client, number)),
    body: { because, reason: 'It does not work' },
  })

export const decideReplacement = async (client: Client, number: string, isConfirmed = true) =>
  client.call(replacementDecide, { ...(await now(client, number)), body: { isConfirmed } })

export const reveal = (client: Client, number: string, reason = 'The member read it out') =>
  client.call(codeReveal, { params: { number }, body: { reason } })
