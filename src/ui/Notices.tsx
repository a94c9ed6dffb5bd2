import './styles-rest.ts'
import { Notifications } from '@mantine/notifications'
import classes from './Notices.module.css'
import { useWindowWidth } from './use-window-width.ts'

/** The one place for short messages, shown for six seconds each. */
export default function Notices() {
  const width = useWindowWidth()
  return (
    <Notifications
      position="bottom-left"
      // In a narrow window there is no room for more above what stands in its last lines.
      limit={width > 1240 ? 3 : 1}
      autoClose={6000}
      containerWidth={320}
      // Below dialogs: a button of theirs is never covered.
      zIndex={190}
      classNames={{ root: classes.notices ?? '' }}
    />
  )
}
