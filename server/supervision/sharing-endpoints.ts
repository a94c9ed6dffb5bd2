import { sharingChange, sharingRead } from '../../contract/sharing.ts'
import { command, query, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import { recordAct } from '../storage/desk-events.ts'
import { keptSharingTerms } from './sharing-store.ts'

export const sharingRoutes = (ports: Pick<Ports, 'ids'>): Route[] => [
  query(sharingRead, async ({ database }) => keptSharingTerms.load(database)),

  command(sharingChange, async ({ tx, body, person, now }) => {
    const before = await keptSharingTerms.lock(tx)
    await keptSharingTerms.save(tx, body)
    await recordAct(tx, ports, {
      actorId: person.id,
      kind: 'sharing_changed',
      subject: 'desk',
      before,
      after: body,
      at: now,
    })
    return body
  }),
]
