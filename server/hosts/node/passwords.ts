import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { PasswordsBusy, type Passwords } from '../../ports.ts'

/** OWASP's parameters for argon2id: 19 MiB, two passes, one lane (ASVS 5.0, appendix C). */
const memoryKiB = 19 * 1024
const passes = 2
const parallelism = 1
const tagBytes = 32
const saltBytes = 16

/**
 * Each hash takes 19 MiB, so only this many run at a time, for strangers and known people
 * separately.
 */
const atOnce = { stranger: 2, known: 1 }

/** People who wait longer than about a second give up, and would only delay others. */
const mostWaiting = 32

const derive = promisify(argon2)

/** argon2id with PHC strings, from Node's own crypto. */
export function argon2Passwords(): Passwords {
  const lanes = { stranger: lane(atOnce.stranger), known: lane(atOnce.known) }

  const hashWith = (password: string, salt: Buffer, from: keyof typeof lanes) =>
    lanes[from](() =>
      derive('argon2id', {
        message: password.normalize('NFC'),
        nonce: salt,
        parallelism,
        tagLength: tagBytes,
        memory: memoryKiB,
        passes,
      }),
    )

  return {
    async hash(password) {
      const salt = randomBytes(saltBytes)
      // Setting a password requires a link that we made.
      const tag = await hashWith(password, salt, 'known')
      const parameters = `m=${memoryKiB},t=${passes},p=${parallelism}`
      return `$argon2id$v=19$${parameters}$${phcBase64(salt)}$${phcBase64(tag)}`
    },

    async verify(password, hash, from) {
      const [, , , , salt = '', tag = ''] = (hash ?? noHash).split('$')
      const expected = Buffer.from(tag, 'base64')
      const given = await hashWith(password, Buffer.from(salt, 'base64'), from)
      return hash !== null && expected.length === given.length && timingSafeEqual(given, expected)
    },
  }
}

/** Runs a limited number at a time and queues a limited number more, in order. */
function lane(places: number) {
  let running = 0
  const queue: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (queue.length >= mostWaiting) throw new PasswordsBusy('Too many passwords wait')
    // Checked again after waking: a new call may have taken the slot.
    while (running >= places) await new Promise<void>((resolve) => queue.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      queue.shift()?.()
    }
  }
}

/** Verified when there is no account, so that the answer takes as long. */
const noHash = `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${phcBase64(Buffer.alloc(saltBytes))}$${phcBase64(Buffer.alloc(tagBytes))}`

function phcBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
