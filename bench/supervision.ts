import { openBigDesk } from './big-desk.ts'
import { benchCalendarEdit } from './calendar-edit.ts'

const desk = await openBigDesk()
await benchCalendarEdit(desk)
await desk.close()
