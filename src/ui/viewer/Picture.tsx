import { Text } from '@mantine/core'
import { useImperativeHandle, useRef, useState, type Ref } from 'react'
import { useWords } from '../words.ts'
import classes from './PictureViewer.module.css'
import { useZoom, type Zoom } from './use-zoom.ts'
import { turn, turned, type Size, type Turns } from './view.ts'

/** What keys may do to a picture, whichever picture they mean at the moment. */
export interface ViewerHandle extends Zoom {
  turn(by: 1 | -1): void
}

export interface PictureProps {
  ref?: Ref<ViewerHandle>
  src: string
  /** What it is a picture of. */
  label: string
  /** Pixels of the picture itself. */
  size: Size
  /** Called when the picture is decoded and on screen, and when it could not be had. */
  onShown(isShown: boolean): void
}

/** One picture with its own zoom, pan and turn. */
export function Picture({ ref, src, label, size, onShown }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const [turns, setTurns] = useState<Turns>(0)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const lying = useLying(size, turns)
  const zoom = useZoom(frame, sheet, lying)
  useImperativeHandle(ref, () => ({ ...zoom, turn: (by) => setTurns((now) => turn(now, by)) }))

  async function show(image: HTMLImageElement) {
    // Decoded, not only fetched: what is called shown can be seen.
    const isDecoded = await image.decode().then(
      () => true,
      () => false,
    )
    // Whoever leaves a picture breaks its decoding off: that says nothing about the picture.
    if (!isDecoded && !image.isConnected) return
    setState(isDecoded ? 'shown' : 'failed')
    onShown(isDecoded)
  }

  return (
    <div ref={frame} className={classes.frame} data-state={state}>
      <div
        ref={sheet}
        className={classes.sheet}
        style={{ width: lying.width, height: lying.height }}
      >
        <img
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

function PictureFailed() {
  const t = useWords('review.viewer')
  return (
    <Text className={classes.failed ?? ''} size="sm" role="alert">
      {t('failed')}
    </Text>
  )
}
