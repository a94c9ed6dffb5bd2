import type { Permission } from '../../contract/access.ts'
import type { Person } from '../../contract/session.ts'
import { paths } from '../ui/paths.ts'

export type RoomName =
  | 'queue'
  | 'board'
  | 'secondLook'
  | 'prizes'
  | 'dispatch'
  | 'mails'
  | 'promotions'
  | 'calendars'
  | 'staff'

/** Rooms in header order, each with the permission it needs. */
export const rooms: { name: RoomName; path: string; needs: Permission; keys: string }[] = [
  { name: 'queue', path: paths.queue, needs: 'claims.read', keys: 'g q' },
  { name: 'board', path: paths.board, needs: 'supervision.read', keys: 'g b' },
  { name: 'secondLook', path: paths.secondLook, needs: 'claims.decide', keys: 'g l' },
  { name: 'prizes', path: paths.prizes, needs: 'prizes.read', keys: 'g p' },
  { name: 'dispatch', path: paths.dispatch, needs: 'shipments.read', keys: 'g d' },
  { name: 'mails', path: paths.mails, needs: 'mails.read', keys: 'g m' },
  { name: 'promotions', path: paths.promotions, needs: 'promotions.read', keys: 'g o' },
  { name: 'calendars', path: paths.calendars, needs: 'calendars.read', keys: 'g c' },
  { name: 'staff', path: paths.staff, needs: 'staff.read', keys: 'g s' },
]

/** The room where a person's work is. */
export function homeOf(person: Pick<Person, 'permissions'> | null): string {
  if (!person) return paths.signIn
  return rooms.find(({ needs }) => person.permissions.includes(needs))?.path ?? paths.signIn
}
