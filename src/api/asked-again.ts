import { ApiProblem, NoAnswer } from '../../contract/client.ts'

/** The idempotency key of a content, kept until the outcome is known. */
export interface Sent {
  of: string
  key: string
}

/** The same content has the same key, other content another one. */
export const sentAs = (of: string, before: Sent | null | undefined): Sent =>
  before?.of === of ? before : { of, key: crypto.randomUUID() }

/**
 * What is sent, as text. A file does not serialise as JSON, so its name, size and date stand for
 * it.
 */
export const contentOf = (content: unknown): string =>
  JSON.stringify(content, (_, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  )

/** Automatic repeats before the person is asked to repeat. */
const askedAgainAtMost = 6

/**
 * Whether a command is repeated automatically: when no answer came and it has a key that prevents
 * doing it twice, or when the desk was too busy to begin.
 */
export const isAskedAgain = (error: Error, failures: number, hasKey: boolean): boolean =>
  failures < askedAgainAtMost && (isBusy(error) || (hasKey && error instanceof NoAnswer))

/** Milliseconds until the next try: as the desk says, or growing each time. */
export const waitBefore = (failures: number, error: Error): number =>
  isBusy(error)
    ? 1000 * (error.problem.retryAfterSeconds ?? 1)
    : Math.min(500 * 2 ** failures, 8000)

const isBusy = (error: Error): error is ApiProblem =>
  error instanceof ApiProblem && error.problem.id === 'desk_busy'
