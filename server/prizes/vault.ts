import type { CodeKey } from '../ports.ts'

/** An encrypted code as stored: useless without the key. */
interface LockedCode {
  ciphertext: Uint8Array
  nonce: Uint8Array
  keyId: string
  /** HMAC-SHA-256 of the normalised code: finds the same code without decrypting any. */
  fingerprint: string
  last4: string
}

/** Encrypts and decrypts digital codes. The plain text exists only between these two calls. */
export interface Vault {
  /** Id of the current key. */
  keyId: string
  /** Ids of all keys: the current one, and the former one while codes move to the current one. */
  keyIds: string[]
  lock(codeId: string, code: string): Promise<LockedCode>
  /** @throws when the key, the id or a single bit differs from what it was encrypted with */
  open(codeId: string, locked: Pick<LockedCode, 'ciphertext' | 'nonce' | 'keyId'>): Promise<string>
  /** By the present key. */
  fingerprint(code: string): Promise<string>
  /** By every key: a code that was loaded earlier may still be known by the former one. */
  fingerprints(code: string): Promise<string[]>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Bytes of an AES-GCM nonce (NIST SP 800-38D §8.2); random, and unique in the database. */
const nonceBytes = 12

/**
 * AES-256-GCM with the code's id as associated data, so that a code moved to another row does not
 * decrypt. Both keys are derived from the given one (HKDF), each for its own purpose.
 */
export async function openVault({ former, ...key }: CodeKey): Promise<Vault> {
  const present = await keysOf(key)
  const ring = [present, ...(former ? [await keysOf(former)] : [])]
  return {
    keyId: key.id,
    keyIds: ring.map(({ id }) => id),
    fingerprint: (code) => fingerprintBy(present, code),
    fingerprints: (code) => Promise.all(ring.map((one) => fingerprintBy(one, code))),

    async lock(codeId, code) {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const [ciphertext, fingerprint] = await Promise.all([
        crypto.subtle.encrypt(
          { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(codeId) },
          present.lock,
          encoder.encode(code),
        ),
        fingerprintBy(present, code),
      ])
      const last4 = normaliseCode(code).slice(-4)
      return { ciphertext: new Uint8Array(ciphertext), nonce, keyId: key.id, fingerprint, last4 }
    },

    async open(codeId, { ciphertext, nonce, keyId }) {
      const keys = ring.find(({ id }) => id === keyId)
      if (!keys) throw new Error(`The code was locked with the key ${keyId}`)
      const plain = await crypto.subtle.decrypt(
        {
          name: 'AES-GCM',
          iv: new Uint8Array(nonce),
          additionalData: encoder.encode(codeId),
        },
        keys.lock,
        new Uint8Array(ciphertext),
      )
      return decoder.decode(plain)
    },
  }
}

interface Keys {
  id: string
  lock: CryptoKey
  name: CryptoKey
}

async function keysOf({ id, bytes }: Omit<CodeKey, 'former'>): Promise<Keys> {
  const master = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const derive = (
    purpose: string,
    algorithm: AesKeyGenParams | HmacKeyGenParams,
    use: KeyUsage[],
  ) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(purpose) },
      master,
      algorithm,
      false,
      use,
    )
  return {
    id,
    lock: await derive('code lock', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
    name: await derive('code fingerprint', { name: 'HMAC', hash: 'SHA-256', length: 256 }, [
      'sign',
    ]),
  }
}

async function fingerprintBy({ name }: Keys, code: string): Promise<string> {
  const bytes = encoder.encode(normaliseCode(code))
  return new Uint8Array(await crypto.subtle.sign('HMAC', name, bytes)).toHex()
}

/** What makes two codes the same: case, spaces and dashes do not matter. */
export function normaliseCode(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/g, '')
}
