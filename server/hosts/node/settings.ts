import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { databaseAddress, UnsafeAddress } from './database-address.ts'

const flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((value) => value === 'true'),
)

/** Every environment variable the server reads. `docs/operating.md` explains them to operators. */
const environment = z.object({
  PORT: z._default(z.string().check(z.refine(isPort, 'must be a port number')), '3000'),
  HOST: z._default(z.string(), '127.0.0.1'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), '.data'),
  DATABASE_URL: z.optional(
    z.string().check(z.regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')),
  ),
  DATABASE_CA_FILE: z.optional(z.string()),
  SMTP_URL: z.optional(z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// address' })),
  INTAKE_KEY: z.optional(
    z.string().check(z.minLength(16, 'must have at least 16 characters'), z.maxLength(256)),
  ),
  CODE_KEY: z.optional(keyDigits()),
  CODE_KEY_ID: z._default(keyName(), 'k1'),
  FORMER_CODE_KEY: z.optional(keyDigits()),
  FORMER_CODE_KEY_ID: z._default(keyName(), 'k1'),
  UNDO_SECONDS: z._default(
    z.string().check(z.regex(/^([0-9]|[1-5][0-9]|60)$/, 'must be 0 to 60')),
    '10',
  ),
  SECOND_PERSON_DAYS: z._default(z.string().check(z.regex(/^\d{1,3}$/, 'must be 0 to 999')), '7'),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/, error: 'must be an http(s) address' })),
  TRUST_PROXY: z._default(flag, false),
  MEMBER_CENTER_SIGN_IN: z._default(
    z.url({ protocol: /^https$/ }),
    'https://account.msi.com/login?ref=service',
  ),
  MAIL_FROM: z._default(z.string(), 'no-reply <no-reply@msi-mail.com>'),
  MAIL_DOMAIN: z._default(
    z.string().check(z.regex(/^[\w.-]+$/, 'must be a domain')),
    'msi-mail.com',
  ),
})

function keyDigits() {
  return z.string().check(z.regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits (32 bytes)'))
}

function keyName() {
  return z.string().check(z.regex(/^[\w.-]{1,32}$/, 'must be 1 to 32 letters, digits and . _ -'))
}

function isPort(port: string): boolean {
  return /^\d{1,5}$/.test(port) && Number(port) <= 65_535
}

export interface Settings {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  /** Certificates to check the database server's with; `null` for the public ones. */
  databaseCaFile: string | null
  smtpUrl: string | null
  intakeKey: string | null
  codeKey: string | null
  codeKeyId: string
  /** The previous key, until every code was encrypted again. */
  formerCodeKey: { id: string; key: string } | null
  /** How long a decision can be undone. */
  undoSeconds: number
  /** Days for which an account is too new to sign off what others ask for; 0 for never. */
  secondPersonDays: number
  /** Where people reach the desk, without a trailing slash. */
  publicUrl: string
  trustsProxy: boolean
  memberCenterSignIn: string
  mailFrom: string
  mailDomain: string
}

export class SettingsError extends Error {}

/**
 * Reads the settings. `NAME_FILE` names a file that contains the value of `NAME`, for secrets.
 *
 * @throws {SettingsError} with one line for every invalid setting
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const result = environment.safeParse(withFiles(env))
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new SettingsError(lines.join('\n'))
  }
  const read = result.data
  if (read.DATABASE_URL) {
    requireShared(read)
    requireChecked(read.DATABASE_URL, read.DATABASE_CA_FILE ?? null)
  }
  if (read.FORMER_CODE_KEY) requireTwoKeys(read)
  return {
    port: Number(read.PORT),
    host: read.HOST,
    dataDir: read.DATA_DIR,
    databaseUrl: read.DATABASE_URL ?? null,
    databaseCaFile: read.DATABASE_CA_FILE ?? null,
    smtpUrl: read.SMTP_URL ?? null,
    intakeKey: read.INTAKE_KEY ?? null,
    codeKey: read.CODE_KEY ?? null,
    codeKeyId: read.CODE_KEY_ID,
    formerCodeKey: read.FORMER_CODE_KEY
      ? { id: read.FORMER_CODE_KEY_ID, key: read.FORMER_CODE_KEY }
      : null,
    undoSeconds: Number(read.UNDO_SECONDS),
    secondPersonDays: Number(read.SECOND_PERSON_DAYS),
    publicUrl: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    trustsProxy: read.TRUST_PROXY,
    memberCenterSignIn: read.MEMBER_CENTER_SIGN_IN,
    mailFrom: read.MAIL_FROM,
    mailDomain: read.MAIL_DOMAIN,
  }
}

/** Processes that share a database share their secrets, so none may generate its own. */
function requireShared(read: { CODE_KEY?: string | undefined; INTAKE_KEY?: string | undefined }) {
  const reasons = {
    CODE_KEY: 'prize codes are locked with it, and every process needs the same one',
    INTAKE_KEY: 'Member Center uses it, and every process must know it',
  } as const
  const missing = (['CODE_KEY', 'INTAKE_KEY'] as const).filter((name) => !read[name])
  if (missing.length === 0) return
  const lines = missing.map((name) => `${name} must be set with DATABASE_URL: ${reasons[name]}`)
  throw new SettingsError(lines.join('\n'))
}

function requireChecked(databaseUrl: string, caFile: string | null): void {
  try {
    databaseAddress(databaseUrl, caFile)
  } catch (error) {
    if (error instanceof UnsafeAddress) throw new SettingsError(`DATABASE_URL ${error.message}`)
    throw error
  }
}

/** The new key needs a name other than the former's, or codes could not say which one they use. */
function requireTwoKeys(read: {
  CODE_KEY?: string | undefined
  CODE_KEY_ID: string
  FORMER_CODE_KEY_ID: string
}) {
  if (!read.CODE_KEY) {
    throw new SettingsError('CODE_KEY must be set together with FORMER_CODE_KEY: it is the new key')
  }
  if (read.CODE_KEY_ID !== read.FORMER_CODE_KEY_ID) return
  throw new SettingsError(
    `CODE_KEY_ID and FORMER_CODE_KEY_ID are both ${read.CODE_KEY_ID}: give the new key another name`,
  )
}

function withFiles(env: Record<string, string | undefined>): Record<string, string> {
  const values: Record<string, string> = {}
  for (const name of Object.keys(environment.shape)) {
    const file = env[`${name}_FILE`]
    const value = file ? readSecret(name, file) : env[name]
    if (value !== undefined && value !== '') values[name] = value
  }
  return values
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new SettingsError(`${name}_FILE names ${file}, which could not be read`)
  }
}
