import { createTransport } from 'nodemailer'
import { MailRefused, type Mailer } from '../../ports.ts'
import { SettingsError } from './settings.ts'

/** Milliseconds for each step of the SMTP conversation. */
const patience = 30_000

/**
 * Mail through SMTP. Beyond this machine the connection must be encrypted, because mails contain
 * codes and addresses.
 *
 * @throws {SettingsError} for an address that would send in the clear
 */
export function smtpMailer(smtpUrl: string): Mailer & { close(): void } {
  const url = new URL(smtpUrl)
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'smtp:' && url.searchParams.get('tls') === 'never' && !isLoopback) {
    throw new SettingsError('SMTP_URL: a mail server on another machine needs TLS')
  }
  const transport = createTransport({
    host: url.hostname.replaceAll(/[[\]]/g, ''),
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    requireTLS: url.protocol === 'smtp:' && !isLoopback,
    ignoreTLS: isLoopback && url.searchParams.get('tls') === 'never',
    ...(url.username
      ? {
          auth: {
            user: decodeURIComponent(url.username),
            pass: decodeURIComponent(url.password),
          },
        }
      : {}),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // Content of a mail is never fetched from disk or from an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ messageId, from, to, subject, text, language, writtenAt }) {
      try {
        await transport.sendMail({
          messageId,
          from,
          to: { name: '', address: to },
          subject,
          text,
          date: writtenAt,
          headers: {
            'Content-Language': language,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
          },
        })
      } catch (error) {
        throw refusalIn(error)
      }
    },
    close() {
      transport.close()
    },
  }
}

/** Commands whose refusal is about this mail: its recipient or its content. */
const aboutTheMail = ['RCPT TO', 'DATA']

/**
 * Replies that are about the server or our account after any command (RFC 5321 §3.8, RFC 4954 §6).
 */
const aboutTheServer = [421, 530]

/**
 * The refusal of this mail. Errors about our account or the server (a password, the sender) affect
 * every mail and are fixed once, so they stay ordinary errors.
 */
function refusalIn(error: unknown): unknown {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return error
  const code = Number(error.responseCode)
  if (!aboutTheMail.includes(String(error.command)) || aboutTheServer.includes(code)) return error
  const reply = 'response' in error ? String(error.response) : error.message
  return new MailRefused(reply, code >= 500 && code < 600)
}
