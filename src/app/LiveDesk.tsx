import { useMay } from '../api/session.ts'
import { useLive } from '../api/live.ts'
import { NoticeToasts } from '../claims/NoticeToasts.tsx'
import { UndoBar } from '../claims/undo/UndoBar.tsx'

/** Runs beside every page: live updates, notices, and undo for the last decision. */
export default function LiveDesk() {
  const may = useMay()
  return may('claims.read') ? <Followed /> : null
}

function Followed() {
  useLive()
  return (
    <>
      <UndoBar />
      <NoticeToasts />
    </>
  )
}
