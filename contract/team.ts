import * as z from 'zod/mini'
import { named } from './faults.ts'
import { calendarName } from './calendars.ts'
import { endpoint } from './endpoint.ts'
import { localDate, zone } from './schema.ts'

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:00'))

/** The team's working hours: alerts and digests are sent then, and the board counts those days. */
export const teamHours = z
  .strictObject({
    zone,
    calendars: z.array(calendarName).check(z.minLength(1), z.maxLength(4)),
    countsCutiBersamaAsOff: z.boolean(),
    from: time,
    to: time,
  })
  .check(
    z.refine(({ from, to }) => from < to, {
      path: ['to'],
      ...named('ends_first', 'ends before it begins'),
    }),
  )
export type TeamHours = z.infer<typeof teamHours>

export const teamRead = endpoint({
  name: 'teamRead',
  method: 'GET',
  path: '/api/team',
  summary: 'The team’s working days and hours.',
  access: 'supervision.read',
  answer: {
    status: 200,
    /** `today`: the team's current date. */
    body: z.object({ hours: teamHours, today: localDate }),
  },
  problems: [],
})

export const teamChange = endpoint({
  name: 'teamChange',
  method: 'PUT',
  path: '/api/team',
  summary: 'Sets the team’s working days and hours.',
  access: 'supervision.act',
  body: teamHours,
  answer: { status: 200, body: teamHours },
  problems: [],
})
