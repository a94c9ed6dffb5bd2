import { usePerson } from '../api/session.ts'
import { NothingHere } from '../ui/NothingHere.tsx'
import { useWords } from '../ui/words.ts'
import type { Room } from './home.ts'

/** In place of a room that a person's role does not open. */
export default function NotYours({ room }: { room: Room }) {
  const t = useWords('common')
  const { name, roles } = usePerson()
  return (
    <NothingHere
      title={t('notYours.title', { room: t(`rooms.${room.name}`) })}
      text={t('notYours.text', {
        name,
        roles: roles.map((role) => t(`roles.${role}`)).join(', '),
      })}
    />
  )
}
