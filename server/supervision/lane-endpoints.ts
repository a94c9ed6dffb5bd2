import { laneChange, laneRead } from '../../contract/lane.ts'
import { command, query, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import { recordAct } from '../storage/desk-events.ts'
import { keptLaneTerms, presentLane } from './lane-store.ts'

export const laneRoutes = (ports: Pick<Ports, 'ids'>): Route[] => [
  query(laneRead, async ({ database }) => presentLane(database)),

  command(laneChange, async ({ tx, body, person, now }) => {
    const before = await keptLaneTerms.lock(tx)
    await keptLaneTerms.save(tx, body)
    await recordAct(tx, ports, {
      actorId: person.id,
      kind: 'lane_changed',
      subject: 'desk',
      before,
      after: body,
      at: now,
    })
    return presentLane(tx)
  }),
]
