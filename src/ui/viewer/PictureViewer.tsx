import { ActionIcon, Group, Text } from '@mantine/core'
import {
  IconArrowsMaximize,
  IconMinus,
  IconPlus,
  IconRotate,
  IconRotateClockwise,
} from '@tabler/icons-react'
import { useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react'
import { useWords } from '../words.ts'
import classes from './PictureViewer.module.css'
import { useZoom, type Zoom } from './use-zoom.ts'
import { turn, turned, type Size, type Turns } from './view.ts'

/** What keys may do to a picture, whichever picture they mean at the moment. */
export interface ViewerHandle extends Zoom {
  turn(by: 1 | -1): void
}

interface PictureViewerProps {
  ref?: Ref<ViewerHandle>
  src: string
  /** What it is a picture of. */
  label: string
  /** Pixels of the picture itself. */
  size: Size
  /** The one that the keys mean now. */
  isActive: boolean
  onActivate(): void
  /** Called when the picture is decoded and on screen, and when it could not be had. */
  onShown(isShown: boolean): void
  /** Beside the label: the file's name, pages, attempts. */
  children?: ReactNode
}

/** One picture with its own zoom, pan and turn. */
export function PictureViewer(props: PictureViewerProps) {
  const { ref, src, label, size, isActive, onActivate, onShown, children } = props
  const frame = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const [turns, setTurns] = useState<Turns>(0)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const lying = useLying(size, turns)
  const zoom = useZoom(frame, sheet, lying)
  const handle: ViewerHandle = { ...zoom, turn: (by) => setTurns((now) => turn(now, by)) }
  useImperativeHandle(ref, () => handle)

  async function show(image: HTMLImageElement) {
    // Decoded, not only fetched: what is called shown can be seen.
    await image.decode().catch(() => {})
    setState('shown')
    onShown(true)
  }

  return (
    <section
      className={classes.viewer}
      aria-label={label}
      data-active={isActive || undefined}
      onPointerDownCapture={onActivate}
      onFocusCapture={onActivate}
    >
      <header
        className={classes.bar}
        // A mouse on a tool takes no focus away: Enter still means the decision beside it.
        onMouseDown={(event) => event.preventDefault()}
      >
        <Text component="h2" size="xs" fw={600} className={classes.label ?? ''}>
          {label}
        </Text>
        <div className={classes.about}>{children}</div>
        <ViewerTools handle={handle} />
      </header>
      <div ref={frame} className={classes.frame} data-state={state}>
        <div
          ref={sheet}
          className={classes.sheet}
          style={{ width: lying.width, height: lying.height }}
        >
          <img
            key={src}
            src={src}
            alt={label}
            className={classes.picture}
            style={{ width: size.width, height: size.height, transform: placing(size, turns) }}
            draggable={false}
            onLoad={(event) => void show(event.currentTarget)}
            onError={() => {
              setState('failed')
              onShown(false)
            }}
          />
        </div>
        {state === 'failed' && <PictureFailed />}
      </div>
    </section>
  )
}

/** The same object while nothing changes: the view is fitted again only when the picture lies anew. */
function useLying({ width, height }: Size, turns: Turns): Size {
  const [lying, setLying] = useState(() => turned({ width, height }, turns))
  const next = turned({ width, height }, turns)
  if (next.width !== lying.width || next.height !== lying.height) {
    setLying(next)
    return next
  }
  return lying
}

/** Turns a picture about its corner and pushes it back to where it lies. */
function placing({ width, height }: Size, turns: Turns): string {
  const back = [
    [0, 0],
    [height, 0],
    [width, height],
    [0, width],
  ][turns] ?? [0, 0]
  return `translate(${back[0]}px, ${back[1]}px) rotate(${turns * 90}deg)`
}

const step = 1.35

function ViewerTools({ handle }: { handle: ViewerHandle }) {
  const t = useWords('review.viewer')
  const tools = [
    { label: t('zoomOut'), Icon: IconMinus, run: () => handle.by(1 / step) },
    { label: t('zoomIn'), Icon: IconPlus, run: () => handle.by(step) },
    { label: t('fit'), Icon: IconArrowsMaximize, run: () => handle.fit() },
    { label: t('actualSize'), Icon: OneToOne, run: () => handle.actualSize() },
    { label: t('turnLeft'), Icon: IconRotate, run: () => handle.turn(-1) },
    { label: t('turnRight'), Icon: IconRotateClockwise, run: () => handle.turn(1) },
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

function PictureFailed() {
  const t = useWords('review.viewer')
  return (
    <Text className={classes.failed ?? ''} size="sm" role="alert">
      {t('failed')}
    </Text>
  )
}
