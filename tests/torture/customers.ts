import { setTimeout as pause } from 'node:timers/promises'
import type { Role } from '../../contract/access.ts'
import { claimApprove } from '../../contract/decisions.ts'
import { ApiProblem, createClient, type Client } from '../../contract/client.ts'
import { codeBatchConfirm, codeBatchCreate } from '../../contract/code-batches.ts'
import { releaseList, releasePause, releaseResume, releaseStart } from '../../contract/releases.ts'
import { nodeIds } from '../../server/hosts/node/ids.ts'
import { addStaff } from '../../server/staff/store.ts'
import type { Database } from '../../server/storage/tables.ts'
import { codeFile } from '../support/codes.ts'
import { personHeader } from '../../mocks/header-identity.ts'
import type { Dice } from './dice.ts'
import type { Server } from './servers.ts'

export const intakeKey = 'the-intake-key-of-the-torture'

/** People who ask twice, lose answers, and ask again with the same key until they know. */
export class Customers {
  requests = 0
  answersLost = 0
  duplicates = 0
  readonly #servers: Server[]
  readonly #database: Database
  readonly #dice: Dice

  constructor(servers: Server[], database: Database, dice: Dice) {
    this.#servers = servers
    this.#database = database
    this.#dice = dice
  }

  async as(role: Role): Promise<Client> {
    const id = nodeIds.next()
    const email = `${role}-${id}@desk.test`
    await addStaff(this.#database, { id, name: role, email, roles: [role], at: new Date() })
    return this.#client({ [personHeader]: id })
  }

  memberCenter(): Client {
    return this.#client({ authorization: `Bearer ${intakeKey}` })
  }

  #client(headers: Record<string, string>): Client {
    return createClient((request) => this.#send(request), 'http://desk', {
      'sec-fetch-site': 'same-origin',
      ...headers,
    })
  }

  async #send(request: Request): Promise<Response> {
    this.requests += 1
    const server = this.#servers[Math.floor(this.#dice.next() * this.#servers.length)]
    const url = request.url.replace('http://desk', server?.url ?? '')
    const response = await fetch(new Request(url, request))
    if (request.method !== 'GET' && this.#dice.next() < 0.15) {
      await response.arrayBuffer()
      this.answersLost += 1
      throw new Error('the answer was lost')
    }
    return response
  }

  /** Until the server has said yes or no. With the same key, so that it happens once. */
  async insist<Answer>(ask: () => Promise<Answer>): Promise<Answer | ApiProblem> {
    for (;;) {
      try {
        if (this.#dice.next() < 0.3) {
          this.duplicates += 1
          const [first] = await Promise.all([ask(), ask().catch(() => null)])
          return first
        }
        return await ask()
      } catch (error) {
        if (error instanceof ApiProblem && error.problem.status < 500) return error
        await pause(50 + this.#dice.next() * 200)
      }
    }
  }

  async load(promotion: string, codes: string[]): Promise<void> {
    const [sender, confirmer] = [await this.as('supervisor'), await this.as('supervisor')]
    const half = Math.ceil(codes.length / 2)
    for (const [n, part] of [codes.slice(0, half), codes.slice(half)].entries()) {
      const sent = await this.insist(() =>
        sender.call(codeBatchCreate, {
          json: { promotion, prize: 'voucher' },
          files: { codes: codeFile(part) },
          idempotencyKey: `send-${promotion}-${n}`,
        }),
      )
      if (sent instanceof ApiProblem) throw sent
      const { id } = sent
      await this.insist(() =>
        confirmer.call(codeBatchConfirm, {
          params: { id },
          idempotencyKey: `confirm-${promotion}-${n}`,
        }),
      )
    }
  }

  async approveAll(numbers: string[], acknowledged: string[]): Promise<void> {
    const agents = await Promise.all(Array.from({ length: 6 }, () => this.as('agent')))
    await Promise.all(
      agents.map(async (agent, n) => {
        for (const number of numbers.filter((_, index) => index % agents.length === n)) {
          const answer = await this.insist(() =>
            agent.call(claimApprove, {
              params: { number },
              version: 1,
              idempotencyKey: `approve-${number}`,
              // They were redeemed on the wall's clock, after a promotion that has to be over.
              body: { overrideReason: 'redeemed for the torture' },
            }),
          )
          if (!(answer instanceof ApiProblem)) acknowledged.push(number)
          else throw answer
        }
      }),
    )
  }

  /** Releases all held prizes, with a pause in the middle. */
  async release(promotion: string, tell: (line: string) => void): Promise<void> {
    const supervisor = await this.as('supervisor')
    const { held } = await this.#known(() => supervisor.call(releaseList, {}))
    const count = held.find((one) => one.promotion.id === promotion)?.count ?? 0
    await this.insist(() =>
      supervisor.call(releaseStart, {
        params: { id: promotion },
        body: { count },
        idempotencyKey: `release-${promotion}`,
      }),
    )
    for (let look = 0; ; look++) {
      const { releases } = await this.#known(() => supervisor.call(releaseList, {}))
      const [release] = releases
      if (release?.state === 'done') {
        tell(`released ${release.done} of ${release.total}`)
        return
      }
      const params = { id: release?.id ?? '' }
      if (look === 1) await this.insist(() => supervisor.call(releasePause, { params }))
      if (look >= 2) await this.insist(() => supervisor.call(releaseResume, { params }))
      await pause(300)
    }
  }

  async #known<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const answer = await this.insist(ask)
    if (answer instanceof ApiProblem) throw answer
    return answer
  }
}
