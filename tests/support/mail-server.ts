import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, expect } from 'vitest'
import { smtpMailer } from '../../server/hosts/node/mailer.ts'
import type { Mailer } from '../../server/ports.ts'

/** A mail as it came over the wire. */
export interface Received {
  from: string
  to: string[]
  /** Header lines by lower-case name, unfolded. */
  headers: Map<string, string[]>
  body: string
}

/** What the server says when it is asked to; without a word it agrees. */
interface Behaviour {
  sign?: () => Error | null
  sender?: () => Error | null
  recipient?: () => Error | null
  /** After the whole mail was read. `hang up`: the connection is cut before the answer. */
  mail?: () => Error | 'hang up' | null
}

export interface MailServer {
  /** For `smtpMailer`. */
  url: string
  received: Received[]
  behave(behaviour: Behaviour): void
  close(): Promise<void>
}

export function smtpRefusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** A real mail server on this machine, which does as the test says. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  let behaviour: Behaviour = {}
  const received: Received[] = []
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, done) => {
      const refused = behaviour.sign?.() ?? null
      done(refused, refused ? undefined : { user: 'desk' })
    },
    onMailFrom: (_address, _session, done) => done(behaviour.sender?.() ?? null),
    onRcptTo: (_address, _session, done) => done(behaviour.recipient?.() ?? null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          ...parseMail(Buffer.concat(chunks).toString('utf8')),
        })
        const answer = behaviour.mail?.() ?? null
        if (answer !== 'hang up') return done(answer)
        for (const connection of server.connections) connection._socket.destroy()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}?tls=never`,
    received,
    behave(next) {
      behaviour = next
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function parseMail(raw: string): { headers: Map<string, string[]>; body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map<string, string[]>()
  for (const line of lines) {
    const [name = '', value = ''] = line.split(/:\s*(.*)/s)
    const key = name.toLowerCase()
    headers.set(key, [...(headers.get(key) ?? []), decodeWords(value)])
  }
  const encoding = headers.get('content-transfer-encoding')?.[0] ?? ''
  return { headers, body: decodeBody(raw.slice(end + 4), encoding) }
}

/** RFC 2047: `=?UTF-8?Q?…?=`, adjacent ones joined. */
function decodeWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    )
}

function decodeBody(text: string, encoding: string): string {
  const plain = text.replaceAll('\r\n', '\n')
  if (/base64/i.test(encoding)) {
    return Buffer.from(plain, 'base64').toString('utf8').replaceAll('\r\n', '\n').trimEnd()
  }
  const whole = /quoted-printable/i.test(encoding)
    ? quotedPrintable(plain.replaceAll('=\n', ''))
    : plain
  return whole.trimEnd()
}

function quotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** The mail server of a test file, and what sends to it. */
export function fileMailServer(): Pick<MailServer, 'received' | 'behave'> & { mailer: Mailer } {
  let opened: { server: MailServer; mailer: ReturnType<typeof smtpMailer> } | undefined
  const open = () => opened ?? expect.fail('The mail server opens before the first test')
  beforeAll(async () => {
    const server = await mailServer()
    opened = { server, mailer: smtpMailer(server.url) }
  })
  afterAll(async () => {
    opened?.mailer.close()
    await opened?.server.close()
  })
  return {
    get received() {
      return open().server.received
    },
    behave: (behaviour) => open().server.behave(behaviour),
    mailer: { send: (mail) => open().mailer.send(mail) },
  }
}
