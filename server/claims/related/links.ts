import { claimLinks } from '../../../contract/claim-work.ts'
import { queryAtOnce, type Route } from '../../http/route.ts'
import { blindLooksOf, refuseBlind } from '../blind-looks.ts'
import { examine } from '../checks/examine.ts'
import { getClaim, openFile } from '../store.ts'
import { listLinked } from './linked.ts'
import { namedBy } from './named.ts'

export function linkRoutes(): Route[] {
  return [
    queryAtOnce(claimLinks, async ({ database, params, person }) => {
      const claim = await getClaim(database, params.number)
      const blind = await blindLooksOf(database, person.id)
      refuseBlind(blind, claim.id)
      const file = await openFile(database, claim)
      const { checks } = await examine(database, file)
      return listLinked(database, file, namedBy(checks), blind)
    }),
  ]
}
