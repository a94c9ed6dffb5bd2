import './styles-rest.ts'
import { Notifications } from '@mantine/notifications'
import classes from './Notices.module.css'

/** The one place for short messages, shown for six seconds each. */
export default function Notices() {
  return (
    <Notifications
      position="bottom-left"
      limit={3}
      autoClose={6000}
      containerWidth={320}
      // Below dialogs: a button of theirs is never covered.
      zIndex={190}
      classNames={{ root: classes.notices ?? '' }}
    />
  )
}
