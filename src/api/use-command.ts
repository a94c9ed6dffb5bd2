import {
  useMutation,
  useQueryClient,
  type DataTag,
  type QueryClient,
  type QueryKey,
  type UseMutationResult,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiProblem, NoAnswer, type Client } from '../../contract/client.ts'
import type { ProblemIdOf } from '../../contract/endpoint-problems.ts'
import type { Answered, CallOf, Endpoint } from '../../contract/endpoint.ts'
import type { ProblemId } from '../../contract/problems.ts'
import { api } from './api.ts'
import { contentOf, isAskedAgain, sentAs, waitBefore, type Sent } from './asked-again.ts'
import type { CommandName } from './names.ts'
import { personIn } from './session.ts'
import { makeStale, numberIn } from './stale.ts'

/** An endpoint that does something. */
type Commanded = Endpoint & { name: CommandName }

/** What a screen passes to a command; the idempotency key is added here. */
type Content<E extends Endpoint> = Omit<CallOf<E>, 'idempotencyKey'>

/** One of several commands, chosen by what was asked. */
interface Order<E extends Endpoint> {
  endpoint: E
  content: object
}

export const order = <E extends Commanded>(endpoint: E, content: Content<E>): Order<E> => ({
  endpoint,
  content,
})

interface Options<E extends Endpoint, Asked> {
  /** Puts the answer into the cache, and returns the queries that are not refetched. */
  shows?(answer: Answered<E>, cache: QueryClient): QueryKey | undefined
  /** Whether anything was done: a trial changes nothing. */
  isDone?(answer: Answered<E>): boolean
  onSend?(asked: Asked): void
  /** @param fresh resolves when what is on screen has been refetched */
  onDone?(answer: Answered<E>, asked: Asked, fresh: Promise<void>): unknown
  onFailed?(error: Error, asked: Asked): void
  /** After a refusal, what is on screen stays; the person reloads by hand. */
  staysWhenRefused?: boolean
  /** Keeps the key elsewhere, so that it survives a crash. */
  sent?: { last: Sent | null; keep(sent: Sent | null): void }
  /** Another client than the desk's own. */
  via?: Client
  /** Milliseconds for which the answer stays in memory. */
  gcTime?: number
}

/** What was asked, as it is sent: a repeat sends the same, whatever is on screen by then. */
interface Sending<E extends Endpoint, Asked> {
  asked: Asked
  endpoint: E
  call: CallOf<E>
  /** Id of whoever asked; nobody else sends it again. */
  by: string | undefined
}

type Sender<E extends Endpoint, Asked> = UseMutationResult<Answered<E>, Error, Sending<E, Asked>>

type Command<E extends Endpoint, Asked> = Omit<
  Sender<E, Asked>,
  'mutate' | 'mutateAsync' | 'variables'
> & {
  variables: Asked | undefined
  mutate(asked: Asked, then?: Parameters<Sender<E, Asked>['mutate']>[1]): void
  mutateAsync(asked: Asked): Promise<Answered<E>>
  /** Why it failed: one of the endpoint's own problems. */
  problem: ProblemIdOf<E> | 'no_answer' | null
}

/**
 * Sends a command. The same content keeps its idempotency key until it is done, so that a lost
 * answer is asked for again and nothing happens twice; other content gets another key. What the
 * command makes stale is refetched, after a refusal too, unless only the input was refused.
 *
 * @param of the endpoint; or, if there are several, what to send for what was asked
 */
export function useCommand<E extends Commanded>(
  of: E,
  options?: Options<E, Content<E>>,
): Command<E, Content<E>>
export function useCommand<O extends Order<Commanded>, Asked extends object>(
  of: (asked: Asked) => O,
  options?: Options<O['endpoint'], Asked>,
): Command<O['endpoint'], Asked>
export function useCommand<E extends Commanded, Asked extends object>(
  of: E | ((asked: Asked) => Order<E>),
  options: Options<E, Asked> = {},
): Command<E, Asked> {
  const { shows, isDone, onSend, onDone, onFailed, staysWhenRefused, gcTime, via = api } = options
  const cache = useQueryClient()
  const own = useRef<Sent | null>(null)
  const hasKey = useRef(false)
  const keep = (now: Sent | null) => {
    if (options.sent) options.sent.keep(now)
    else own.current = now
  }

  function sendingOf(asked: Asked): Sending<E, Asked> {
    const { endpoint, content } =
      typeof of === 'function' ? of(asked) : { endpoint: of, content: asked }
    hasKey.current = endpoint.repeatable === true
    // With the key it is the input of this endpoint: `Content` leaves out nothing else.
    const by = personIn(cache)
    if (!endpoint.repeatable) return { asked, endpoint, call: content as CallOf<E>, by }
    const last = options.sent ? options.sent.last : own.current
    const now = sentAs(contentOf([endpoint.name, content, asked]), last)
    if (now !== last) keep(now)
    return { asked, endpoint, call: { ...content, idempotencyKey: now.key } as CallOf<E>, by }
  }
  const stale = ({ endpoint, call }: Sending<E, Asked>, except?: QueryKey) =>
    makeStale(cache, endpoint.name, { number: numberIn(call), except })

  const mutation: Sender<E, Asked> = useMutation({
    ...(typeof of === 'function' ? {} : { mutationKey: [of.name] }),
    ...(gcTime === undefined ? {} : { gcTime }),
    mutationFn: async ({ endpoint, call, by }) => {
      if (by !== personIn(cache)) throw new NoAnswer(null)
      return via.call(endpoint, call)
    },
    retry: (failures, error) => isAskedAgain(error, failures, hasKey.current),
    retryDelay: waitBefore,
    onMutate: ({ asked }) => onSend?.(asked),
    onSuccess: async (answer, sending) => {
      if (sending.endpoint.repeatable) keep(null)
      const except = shows?.(answer, cache)
      const fresh = isDone?.(answer) === false ? Promise.resolve() : stale(sending, except)
      await onDone?.(answer, sending.asked, fresh)
      await fresh
    },
    onError: async (error, sending) => {
      onFailed?.(error, sending.asked)
      const isOfTyping = error instanceof ApiProblem && error.problem.id === 'invalid_input'
      if (!isOfTyping && !staysWhenRefused) await stale(sending)
    },
  })
  return {
    ...mutation,
    variables: mutation.variables?.asked,
    mutate: (asked, then) => mutation.mutate(sendingOf(asked), then),
    mutateAsync: (asked) => mutation.mutateAsync(sendingOf(asked)),
    // The server answers only problems that the endpoint lists: `problemsOf` ensures that.
    problem: problemIn(mutation.error),
  }
}

/** The answer is what a query would return now. */
export const asAnswerOf =
  <Answer>({ queryKey }: { queryKey: DataTag<QueryKey, Answer, Error> }) =>
  (answer: Answer, cache: QueryClient): QueryKey => {
    cache.setQueryData<Answer>(queryKey, answer)
    return queryKey
  }

const problemIn = (error: Error | null): ProblemId | 'no_answer' | null =>
  error instanceof ApiProblem ? error.problem.id : error && 'no_answer'
