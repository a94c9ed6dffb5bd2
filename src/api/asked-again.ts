import { ApiProblem, NoAnswer } from '../../contract/client.ts'

/** Under which key something was sent, for as long as nobody knows what became of it. */
export interface Sent {
  of: string
  key: string
}

/** The same content has the same key, other content another one. */
export const sentAs = (of: string, before: Sent | null | undefined): Sent =>
  before?.of === of ? before : { of, key: crypto.randomUUID() }

/** What is sent, as text. A file says nothing of itself as JSON: it is told by its name, size and day. */
export const contentOf = (content: unknown): string =>
  JSON.stringify(content, (_, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  )

/** How often somebody asks again before a person is asked to. */
const askedAgainAtMost = 6

/**
 * Whether a command is sent again by itself: when no answer came, if it has a key under which
 * nothing can happen twice; and when the desk was too busy to begin.
 */
export const isAskedAgain = (error: Error, failures: number, hasKey: boolean): boolean =>
  failures < askedAgainAtMost && (isBusy(error) || (hasKey && error instanceof NoAnswer))

/** Milliseconds until then: as the desk says, or a little longer every time. */
export const waitBefore = (failures: number, error: Error): number =>
  isBusy(error)
    ? 1000 * (error.problem.retryAfterSeconds ?? 1)
    : Math.min(500 * 2 ** failures, 8000)

const isBusy = (error: Error): error is ApiProblem =>
  error instanceof ApiProblem && error.problem.id === 'desk_busy'
