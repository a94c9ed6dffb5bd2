import { ActionIcon, Group } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus, IconRotateClockwise } from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { keepFocus } from '../keep-focus.ts'
import { useTitleWithKey } from '../shortcuts/title-with-key.ts'
import { useWords } from '../words.ts'
import type { ViewerHandle } from './Picture.tsx'
import classes from './PictureViewer.module.css'

/** Zoom factor of one step. */
export const zoomStep = 1.35

interface ViewerToolsProps {
  picture: RefObject<ViewerHandle | null>
  /** The menu with less frequent tools. */
  children: ReactNode
}

/** The frequent tools. */
export function ViewerTools({ picture, children }: ViewerToolsProps) {
  const t = useWords('review.viewer')
  const titled = useTitleWithKey()
  const tools = [
    {
      label: t('zoomOut'),
      key: '-',
      Icon: IconMinus,
      run: () => picture.current?.by(1 / zoomStep),
    },
    { label: t('zoomIn'), key: '+', Icon: IconPlus, run: () => picture.current?.by(zoomStep) },
    { label: t('fit'), key: 'f', Icon: IconArrowsMaximize, run: () => picture.current?.toggle() },
    { label: t('actualSize'), key: 'o', Icon: OneToOne, run: () => picture.current?.actualSize() },
    {
      label: t('turnRight'),
      key: 't',
      Icon: IconRotateClockwise,
      run: () => picture.current?.turn(1),
    },
  ]
  return (
    <Group gap={2} wrap="nowrap">
      {tools.map(({ label, key, Icon, run }) => (
        <ActionIcon
          key={label}
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={label}
          title={titled(label, key)}
          onMouseDown={keepFocus}
          onClick={run}
        >
          <Icon size={15} stroke={1.7} />
        </ActionIcon>
      ))}
      {children}
    </Group>
  )
}

/** Text, because no icon is as clear. */
const OneToOne = () => <span className={classes.oneToOne} aria-hidden />
