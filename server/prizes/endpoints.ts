import {
  codesAdd,
  codeStockList,
  prizeCounts,
  prizeList,
  prizeRead,
  prizeRelease,
} from '../../contract/prizes.ts'
import { acting, reading, type Route } from '../http/route.ts'
import { loadCodes } from './load-codes.ts'
import { listStock } from './code-store.ts'
import { releasePrize, type ReleaseNeeds } from './release.ts'
import { countPrizes, listPrizes, readPrize } from './store.ts'
import type { Vault } from './vault.ts'

export function prizeRoutes(ports: ReleaseNeeds & { vault: Vault }): Route[] {
  return [
    reading(prizeList, async ({ database, query, person, now }) =>
      listPrizes(database, query, { person, now }),
    ),

    reading(prizeCounts, async ({ database }) => countPrizes(database)),

    reading(prizeRead, async ({ database, params, person, now }) =>
      readPrize(database, params.number, { person, now }),
    ),

    acting(prizeRelease, async ({ database, params, person, version, now }) => {
      const { number } = params
      await releasePrize(database, ports, { number, version, staffId: person.id, now })
      return readPrize(database, number, { person, now })
    }),

    reading(codeStockList, async ({ database }) => listStock(database)),

    acting(codesAdd, async ({ database, body, person, now }) =>
      loadCodes(database, ports, body, person.id, now),
    ),
  ]
}
