/** Faults caused on purpose. Nothing here knows a rule: answers are slowed, dropped or raced. */
export interface Faults {
  /** Extra milliseconds for every answer. */
  latency: number
  /** The next change takes effect, but its answer is lost. */
  losesNextAnswer: boolean
  /** A colleague changes the claim just before the next decision. */
  racesNextDecision: boolean
  /** No promotion has any codes left. */
  isOutOfStock: boolean
  /** The mail server does not respond. */
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
 * The same API with these faults.
 *
 * @param race changes a claim by number, as a colleague would
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
