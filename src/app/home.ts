import type { Permission } from '../../contract/access.ts'
import type { Person } from '../../contract/session.ts'
import { paths } from '../ui/paths.ts'

type RoomName =
  | 'queue'
  | 'board'
  | 'secondLook'
  | 'prizes'
  | 'dispatch'
  | 'mails'
  | 'promotions'
  | 'calendars'
  | 'staff'

export interface Room {
  name: RoomName
  path: string
  needs: Permission
  keys: string
}

/** Rooms in header order, each with the permission it needs. */
export const rooms: Room[] = [
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

/** Pixels of the header for all but the rooms, and for one of them. */
const besideRooms = 500
const ofRoom = 74

/** How many of a person's rooms the header has place for; the others are in a menu. */
export function fittingIn(width: number, count: number): number {
  const places = Math.floor((width - besideRooms) / ofRoom)
  // The menu takes a place as well.
  return count <= places ? count : Math.max(places - 1, 1)
}

/** The room where a person's work is. */
export function homeOf(person: Pick<Person, 'permissions'> | null): string {
  if (!person) return paths.signIn
  return rooms.find(({ needs }) => person.permissions.includes(needs))?.path ?? paths.signIn
}
