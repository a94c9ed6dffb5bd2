import './styles-rest.ts'
import { Notifications } from '@mantine/notifications'

/** Where short messages appear. */
export default function Notices() {
  return <Notifications position="bottom-left" limit={3} autoClose={6000} />
}
