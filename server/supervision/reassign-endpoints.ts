import {
  reassignClaims,
  reassignPreview,
  reassignUndo,
  workloadChange,
  workloadList,
} from '../../contract/reassign.ts'
import type { LawNeeds } from '../claims/standing.ts'
import { loadTeam } from '../clocks/team.ts'
import { ProblemError } from '../http/problem.ts'
import { command, queryAtOnce, type Route } from '../http/route.ts'
import type { Ports } from '../ports.ts'
import type { Database } from '../storage/tables.ts'
import { freeAbsent, reassign, undoReassignment } from './reassign.ts'
import { planReassignment, readFitting, tellPlan } from './reassign-plan.ts'
import { listWorkloads, saveWorkload } from './workload-store.ts'

export function reassignRoutes(ports: Pick<Ports, 'ids'> & LawNeeds): Route[] {
  return [
    queryAtOnce(workloadList, async ({ database, now }) => peopleOf(database, now)),

    command(workloadChange, async ({ tx, params, body, now }) => {
      const people = await peopleOf(tx, now)
      if (!people.some(({ id }) => id === params.id)) throw new ProblemError('not_found')
      await saveWorkload(tx, params.id, body)
      const freed = await freeAbsent(tx, ports, now)
      return { freed, people: await peopleOf(tx, now) }
    }),

    queryAtOnce(reassignPreview, async ({ database, body, person, now }) =>
      tellPlan(await planReassignment(database, body, { person, now }, readFitting)),
    ),

    command(reassignClaims, async ({ tx, body, person, now }) =>
      reassign(tx, ports, body, person, now),
    ),

    command(reassignUndo, async ({ tx, params, person, now }) => {
      const outcome = await undoReassignment(tx, ports, params.id, person, now)
      if (outcome === 'not_there') throw new ProblemError('not_found')
      if (outcome === 'undone_already') throw new ProblemError('nothing_to_undo')
      return { ...outcome, at: now.toISOString() }
    }),
  ]
}

async function peopleOf(database: Database, now: Date) {
  const team = await loadTeam(database)
  return listWorkloads(database, team.dateAt(now), now)
}
