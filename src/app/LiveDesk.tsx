import { useMay } from '../api/session.ts'
import { useLive } from '../api/live.ts'
import { UndoBar } from '../claims/undo/UndoBar.tsx'

/** Runs beside every page: live updates, and undo for the last decision. */
export default function LiveDesk() {
  const may = useMay()
  return may('claims.read') ? <Followed /> : null
}

function Followed() {
  useLive()
  return <UndoBar />
}
