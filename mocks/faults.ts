/** What goes wrong on purpose. Nothing here knows a rule: answers are slowed, dropped or raced. */
export interface Faults {
  /** Milliseconds that every answer takes longer. */
  latency: number
  /** The next change happens, but its answer never arrives. */
  losesNextAnswer: boolean
  /** The next decision meets a claim that a colleague has just changed. */
  racesNextDecision: boolean
  /** No promotion has a code left. */
  isOutOfStock: boolean
  /** There is a mail server, and it does not answer. */
  isMailDown: boolean
}

export const noFaults: Faults = {
  latency: 0,
  losesNextAnswer: false,
  racesNextDecision: false,
  isOutOfStock: false,
  isMailDown: false,
}

type Api = (request: Request) => Promise<Response>

const isChange = (request: Request) => request.method !== 'GET'
const isDecision = (request: Request) => /\/(approve|ask-again|decline)$/.test(request.url)

/**
 * The same API with the dial's faults around it.
 *
 * @param race changes a claim as a colleague would, by its number
 */
export function withFaults(
  api: Api,
  faults: Faults,
  race: (claimNumber: string) => Promise<void>,
): Api {
  return async (request) => {
    if (faults.latency > 0) await new Promise((resolve) => setTimeout(resolve, faults.latency))
    if (faults.racesNextDecision && isDecision(request)) {
      faults.racesNextDecision = false
      await race(new URL(request.url).pathname.split('/').at(-2) ?? '')
    }
    const response = await api(request)
    if (faults.losesNextAnswer && isChange(request)) {
      faults.losesNextAnswer = false
      return Response.error()
    }
    return response
  }
}
