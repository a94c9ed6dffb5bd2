import { useMay } from '../api/session.ts'
import { useLive } from '../api/live.ts'
import { NoticeToasts } from '../claims/NoticeToasts.tsx'
import { UndoBar } from '../claims/undo/UndoBar.tsx'

/** What goes on beside the page: others' work as it happens, notices, and one's own last decision. */
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
