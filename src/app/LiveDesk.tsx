import { useMay } from '../api/session.ts'
import { useLive } from '../api/live.ts'
import { useBringKeys } from './bring-keys.ts'
import { DecisionBars } from '../review/decision/DecisionBars.tsx'

/** Runs beside every page: live updates, and what became of the last decisions. */
export default function LiveDesk() {
  const may = useMay()
  useBringKeys()
  return may('claims.read') ? <Followed /> : null
}

function Followed() {
  useLive()
  return <DecisionBars />
}
