import { actsOnClaims } from './every-act/claims.ts'
import { actsOnParcels } from './every-act/parcels.ts'
import { actsOnPrizes } from './every-act/prizes.ts'
import type { Acts, ActStage } from './every-act/stage.ts'

/** One of every endpoint that can be repeated, made ready to be called. */
export const everyAct = (stage: ActStage): Acts => ({
  ...actsOnClaims(stage),
  ...actsOnPrizes(stage),
  ...actsOnParcels(stage),
})
