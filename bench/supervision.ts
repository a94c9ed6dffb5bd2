import { openBigDesk } from './big-desk.ts'
import { benchBoard } from './board.ts'
import { benchCalendarEdit } from './calendar-edit.ts'

const desk = await openBigDesk()
await benchBoard(desk)
await benchCalendarEdit(desk)
await desk.close()
