import type { Role } from '../../contract/access.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import { personHeader } from '../../mocks/header-identity.ts'
import { addPromotion } from '../../server/promotions/store.ts'
import { addStaff } from '../../server/staff/store.ts'
import type { Database } from '../../server/storage/tables.ts'
import { createClient, type Client, type Send } from '../../contract/client.ts'
import { promotionTerms } from '../support/factories.ts'

/** A desk on some host, as the suite sees it: through the API, and nothing else. */
export interface ParityDesk {
  as(role: Role): Promise<Client>
  memberCenter: Client
  addPromotion(id: string, overrides?: Partial<PromotionTerms>): Promise<void>
  /** A JPEG that no other call gave. */
  picture(): Promise<File>
  close(): Promise<void>
}

export const parityIntakeKey = 'the-intake-key-of-the-parity-suite'

export interface ParityHost {
  database: Database
  send: Send
  origin: string
  nextId(): string
  picture(): Promise<File>
  close(): Promise<void>
}

export function parityDesk(host: ParityHost): ParityDesk {
  const { database, send, origin } = host
  // A browser adds this header by itself; Node's fetch is told to.
  const own = { 'sec-fetch-site': 'same-origin' }
  return {
    async as(role) {
      const id = host.nextId()
      const at = new Date()
      const email = `${role}-${id}@desk.test`
      await addStaff(database, { id, name: `${role} of parity`, email, roles: [role], at })
      return createClient(send, origin, { ...own, [personHeader]: id })
    },
    memberCenter: createClient(send, origin, { authorization: `Bearer ${parityIntakeKey}` }),
    async addPromotion(id, overrides = {}) {
      await addPromotion(database, id, promotionTerms(overrides))
    },
    picture: host.picture,
    close: host.close,
  }
}
