import { calendarChange, calendarPreview, calendarRead } from '../contract/calendars.ts'
import { seconds, timed, type BigDesk } from './big-desk.ts'

/** The second is that of the review office, which every attempt is counted with. */
const edits = [
  ['ID', '2026-04-01'],
  ['TW', '2026-03-30'],
] as const
/** How long a new day off takes when a hundred thousand attempts wait: previewed, then written. */
export async function benchCalendarEdit(desk: BigDesk): Promise<void> {
  for (const [calendar, newDay] of edits) {
    const read = await desk.supervisor.call(calendarRead, { params: { calendar }, query: {} })
    const body = {
      source: read.source,
      weekend: read.weekend,
      completeYears: read.completeYears,
      provisionalYears: read.provisionalYears,
      days: [
        ...read.days.filter(({ date }) => date !== newDay),
        { date: newDay, name: 'A day off of the bench', kind: 'national' as const },
      ],
    }
    const preview = await timed(() =>
      desk.supervisor.call(calendarPreview, { params: { calendar }, body }),
    )
    const change = await timed(() =>
      desk.supervisor.call(calendarChange, { params: { calendar }, version: read.version, body }),
    )
    console.log(
      `${calendar.padEnd(7)} ${String(preview.result.openAttempts).padStart(7)} open, ` +
        `${String(change.result.moved).padStart(7)} moved; ` +
        `preview ${seconds(preview.milliseconds)}, written ${seconds(change.milliseconds)}`,
    )
  }
}
