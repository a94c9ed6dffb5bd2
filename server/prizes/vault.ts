import type { CodeKey } from '../ports.ts'

/** A code as it lies in the database: useless without the key. */
export interface LockedCode {
  ciphertext: Uint8Array
  nonce: Uint8Array
  keyId: string
  /** HMAC-SHA-256 of the normalised code: finds the same code again without reading any. */
  fingerprint: string
  last4: string
}

/** Locks and opens digital codes. The plain text exists only between these two calls. */
export interface Vault {
  lock(codeId: string, code: string): Promise<LockedCode>
  /** @throws when the key, the id or a single bit is not the one it was locked with */
  open(codeId: string, locked: Pick<LockedCode, 'ciphertext' | 'nonce' | 'keyId'>): Promise<string>
  fingerprint(code: string): Promise<string>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Bytes of an AES-GCM nonce (NIST SP 800-38D §8.2); random, and unique in the database. */
const nonceBytes = 12

/**
 * AES-256-GCM with the code's id as associated data: a row's code moved to another row does not
 * open. Both keys are derived from the one key given (HKDF), each for its own purpose.
 */
export async function openVault(key: CodeKey): Promise<Vault> {
  const master = await crypto.subtle.importKey('raw', key.bytes, 'HKDF', false, ['deriveKey'])
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
  const lockKey = await derive('code lock', { name: 'AES-GCM', length: 256 }, [
    'encrypt',
    'decrypt',
  ])
  const nameKey = await derive('code fingerprint', { name: 'HMAC', hash: 'SHA-256', length: 256 }, [
    'sign',
  ])

  async function fingerprint(code: string): Promise<string> {
    const bytes = encoder.encode(normaliseCode(code))
    return new Uint8Array(await crypto.subtle.sign('HMAC', nameKey, bytes)).toHex()
  }

  return {
    fingerprint,

    async lock(codeId, code) {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const ciphertext = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(codeId) },
        lockKey,
        encoder.encode(code),
      )
      return {
        ciphertext: new Uint8Array(ciphertext),
        nonce,
        keyId: key.id,
        fingerprint: await fingerprint(code),
        last4: normaliseCode(code).slice(-4),
      }
    },

    async open(codeId, { ciphertext, nonce, keyId }) {
      if (keyId !== key.id) throw new Error(`The code was locked with the key ${keyId}`)
      const plain = await crypto.subtle.decrypt(
        {
          name: 'AES-GCM',
          iv: new Uint8Array(nonce),
          additionalData: encoder.encode(codeId),
        },
        lockKey,
        new Uint8Array(ciphertext),
      )
      return decoder.decode(plain)
    },
  }
}

/** What makes two codes the same: case, spaces and dashes do not matter. */
export function normaliseCode(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/g, '')
}
