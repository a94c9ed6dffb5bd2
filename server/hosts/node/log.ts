import { pino, type Logger } from 'pino'
import type { Log } from '../../ports.ts'

/**
 * JSON lines on standard output, with only the few fields of `LogFields`. Of an error only its kind
 * and place are logged, because its message may quote a person or a code.
 */
export function jsonLog(logger: Logger = pino({ base: null })): Log {
  return {
    info(message, fields) {
      logger.info({ ...fields }, message)
    },
    error(message, cause, fields) {
      logger.error({ ...fields, error: kindOf(cause), at: placeOf(cause) }, message)
    },
  }
}

function kindOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const code = 'code' in cause ? ` ${String(cause.code)}` : ''
  const constraint = 'constraint' in cause ? ` ${String(cause.constraint)}` : ''
  return `${cause.name}${code}${constraint}`
}

/** Only the frames of the stack: a message can contain lines that look like frames. */
function placeOf(cause: unknown): string[] {
  if (!(cause instanceof Error)) return []
  const { message, stack = '' } = cause
  const start = stack.indexOf(message)
  const head = message === '' ? stack.split('\n')[0] : stack.slice(0, Math.max(0, start))
  // The message changed after the throw, so nothing shows where the old one ends in the stack.
  if (!(message === '' ? nameAlone : nameBefore).test(head ?? '')) return []
  return stack
    .slice(start + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
}

/** How a stack begins: `TypeError`, or `TypeError [ERR_INVALID_ARG_TYPE]: ` before a message. */
const nameAlone = /^[^\s:]+(?: \[\w+\])?(?:: )?$/
const nameBefore = /^[^\s:]+(?: \[\w+\])?: $/
