import { ActionIcon, Group, Text } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import {
  IconArrowsMaximize,
  IconMinus,
  IconPlus,
  IconRotate,
  IconRotateClockwise,
} from '@tabler/icons-react'
import { useRef, type ReactNode, type RefObject } from 'react'
import { useWords } from '../words.ts'
import { keepFocus } from '../keep-focus.ts'
import { Picture, type PictureProps, type ViewerHandle } from './Picture.tsx'
import classes from './PictureViewer.module.css'

interface PictureViewerProps extends PictureProps {
  /** The one that the keys mean now. */
  isActive: boolean
  onActivate(): void
  /** Beside the label: the file's name, pages, attempts. */
  children?: ReactNode
}

/** One picture, and above it what it is and what can be done to it. */
export function PictureViewer({
  ref,
  isActive,
  onActivate,
  children,
  ...shown
}: PictureViewerProps) {
  const picture = useRef<ViewerHandle>(null)
  return (
    <section
      className={classes.viewer}
      aria-label={shown.label}
      data-active={isActive || undefined}
      onPointerDownCapture={onActivate}
      onFocusCapture={onActivate}
    >
      <header className={classes.bar}>
        <Text component="h2" size="xs" fw={600} className={classes.label ?? ''}>
          {shown.label}
        </Text>
        <div className={classes.about}>{children}</div>
        <ViewerTools picture={picture} />
      </header>
      <Picture
        // Another picture is another view: never the last one's turn, never the last one's pixels.
        key={shown.src}
        {...shown}
        ref={useMergedRef(picture, ref)}
      />
    </section>
  )
}

const step = 1.35

function ViewerTools({ picture }: { picture: RefObject<ViewerHandle | null> }) {
  const t = useWords('review.viewer')
  const tools = [
    { label: t('zoomOut'), Icon: IconMinus, run: () => picture.current?.by(1 / step) },
    { label: t('zoomIn'), Icon: IconPlus, run: () => picture.current?.by(step) },
    { label: t('fit'), Icon: IconArrowsMaximize, run: () => picture.current?.fit() },
    { label: t('actualSize'), Icon: OneToOne, run: () => picture.current?.actualSize() },
    { label: t('turnLeft'), Icon: IconRotate, run: () => picture.current?.turn(-1) },
    { label: t('turnRight'), Icon: IconRotateClockwise, run: () => picture.current?.turn(1) },
  ]
  return (
    <Group gap={2} wrap="nowrap">
      {tools.map(({ label, Icon, run }) => (
        <ActionIcon
          key={label}
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={label}
          title={label}
          onMouseDown={keepFocus}
          onClick={run}
        >
          <Icon size={15} stroke={1.7} />
        </ActionIcon>
      ))}
    </Group>
  )
}

/** No icon says it as plainly; the sign itself is drawn by its style. */
const OneToOne = () => <span className={classes.oneToOne} aria-hidden />
