import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import pg from 'pg'

/** What is wrong with an address, as the end of a sentence that begins with the setting's name. */
export class UnsafeAddress extends Error {}

/** Parameters about TLS. This module decides what they mean, not the driver. */
const tlsParameters = [
  'ssl',
  'sslmode',
  'sslcert',
  'sslkey',
  'sslrootcert',
  'sslnegotiation',
  'uselibpqcompat',
]

/**
 * How the database server is reached. Beyond this machine only by TLS, with the server's
 * certificate checked against its name, because everything the desk knows goes over this
 * connection. The driver itself is asked where an address leads, so that both read it the same way.
 *
 * @param caFile certificates to check the server's with, instead of the public ones
 * @throws {UnsafeAddress} for an address that asks for less, or that names no single server
 */
export function databaseAddress(databaseUrl: string, caFile: string | null): pg.ClientConfig {
  const asked = parametersOf(databaseUrl)
  const connectionString = withoutTls(databaseUrl)
  const host = hostOf(connectionString)
  if (host.includes(',')) throw new UnsafeAddress('names several servers; name exactly one')
  if (host.startsWith('/')) return { connectionString, ssl: false }
  const mode = modeOf(asked)
  if (isThisMachine(host)) {
    if (['none', 'disable', 'allow', 'prefer'].includes(mode))
      return { connectionString, ssl: false }
    const checks = mode === 'verify-full' || mode === 'verify-ca'
    return { connectionString, ssl: { ...filesOf(asked, caFile), rejectUnauthorized: checks } }
  }
  if (mode !== 'none' && mode !== 'verify-full') {
    throw new UnsafeAddress(
      `asks for sslmode=${mode}, which does not verify the server. A database on another machine is ` +
        'only reached with sslmode=verify-full. If its certificate is not public, name the file ' +
        'of its certificate authority in DATABASE_CA_FILE',
    )
  }
  return { connectionString, ssl: { ...filesOf(asked, caFile), rejectUnauthorized: true } }
}

/** A sentence for a connection that failed because TLS was not available or not valid. */
export function tlsFaultIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  if (error.message.includes('does not support SSL')) {
    return 'The database server of DATABASE_URL does not offer TLS, and is beyond this machine'
  }
  if (!/CERT|SELF_SIGNED|ISSUER|SIGNATURE/.test(code)) return null
  return (
    `The certificate of the database server of DATABASE_URL cannot be trusted (${code}). If its ` +
    'authority is not a public one, name the file of its certificate as DATABASE_CA_FILE'
  )
}

/** Not by `URL`, which does not read every address that the driver does. */
function parametersOf(databaseUrl: string): URLSearchParams {
  const [address = ''] = databaseUrl.split('#')
  const at = address.indexOf('?')
  return new URLSearchParams(at < 0 ? '' : address.slice(at))
}

function withoutTls(databaseUrl: string): string {
  const rest = parametersOf(databaseUrl)
  for (const name of tlsParameters) rest.delete(name)
  const [address = ''] = databaseUrl.split(/[?#]/)
  return rest.size === 0 ? address : `${address}?${rest.toString()}`
}

function hostOf(connectionString: string): string {
  try {
    return new pg.Client({ connectionString, ssl: false }).host
  } catch {
    // The driver's own message would quote the password.
    throw new UnsafeAddress('must be a postgres:// URL of one server')
  }
}

/** Of several words the weakest counts; an unknown one counts as weak. */
function modeOf(asked: URLSearchParams): string {
  const modes = asked.getAll('sslmode')
  for (const ssl of asked.getAll('ssl')) {
    if (['true', '1'].includes(ssl)) modes.push('verify-full')
    else modes.push(['false', '0'].includes(ssl) ? 'disable' : ssl)
  }
  return modes.find((mode) => mode !== 'verify-full') ?? modes[0] ?? 'none'
}

function isThisMachine(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true
  const family = isIP(host)
  return family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4')
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

function filesOf(asked: URLSearchParams, caFile: string | null): ConnectionOptions {
  const named = asked.get('sslrootcert')
  const ca = caFile ?? (named === 'system' ? null : named)
  const [cert, key] = [asked.get('sslcert'), asked.get('sslkey')]
  return {
    ...(ca ? { ca: read(ca) } : {}),
    ...(cert ? { cert: read(cert) } : {}),
    ...(key ? { key: read(key) } : {}),
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UnsafeAddress(`needs ${file}, which could not be read`)
  }
}
