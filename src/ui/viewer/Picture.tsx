import { Button, Text } from '@mantine/core'
import {
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react'
import { useWords } from '../words.ts'
import { hasDecoded } from './decoded.ts'
import { Loupe } from './Loupe.tsx'
import { Marks, type Mark } from './Marks.tsx'
import { PageSheet } from './PageSheet.tsx'
import { adjustmentOf, asItIs, useAdjustment, usePictureMemory } from './picture-memory.ts'
import classes from './PictureViewer.module.css'
import { nextTone, type Tone } from './tones.ts'
import { useLoupe } from './use-loupe.ts'
import { useViewerPreferences } from './viewer-preferences.ts'
import { useZoom, type Movement, type Zoom } from './use-zoom.ts'
import { fractionsOf, turn, turned, turnedBox, type Box, type Size, type Turns } from './view.ts'

/** Actions for shortcuts, on whichever picture is current. */
export interface ViewerHandle extends Pick<
  Zoom,
  'toggle' | 'actualSize' | 'by' | 'pan' | 'follow'
> {
  turn(by: 1 | -1): void
  light(tone: Tone, by: 1 | -1): void
  invert(): void
  /** Resets zoom, rotation and light. */
  reset(): void
  /** Zooms to a part of the page, in pixels of the page. */
  show(box: Box): void
  /** What is in the middle of the frame, as fractions of the upright page. */
  middle(): { x: number; y: number }
}

export interface PictureProps {
  ref?: Ref<ViewerHandle> | undefined
  src: string
  /** Key for remembering rotation, light and zoom. */
  name: string
  /** Alt text. */
  label: string
  /** Pixels of the picture itself. */
  size: Size
  /** Pictures of one kind open in the same way: on their evidence or whole, and as close. */
  kind?: string | undefined
  /** The part that matters, in its own pixels, on which it opens; `null` if that is not known. */
  evidence?: Box | null | undefined
  /** Where the magnifier appears, in its own pixels; in the middle if left out or out of view. */
  spot?: Box | null | undefined
  /** Over the marks, in the picture's own pixels. */
  overlay?: ReactNode
  /** Shows a cross in the middle of the frame. */
  hasCross?: boolean | undefined
  /** Boxes over the picture, in its own pixels. */
  marks?: Mark[] | undefined
  onPick?: ((id: string) => void) | undefined
  /** Called when a box is pointed at, or with `null` when left. */
  onPointMark?: ((id: string | null) => void) | undefined
  /** Called when the picture is decoded and on screen, or when it failed to load. */
  onShown(isShown: boolean): void
  /** Called when a person moves the picture. */
  onMove?: ((movement: Movement) => void) | undefined
  hasLoupe?: boolean | undefined
  /** Called when the pointer enters this picture while the magnifier is on. */
  onPoint?: (() => void) | undefined
}

/** One picture with its own zoom, rotation and light. */
export function Picture({ ref, src, name, label, size, ...props }: PictureProps) {
  const { marks = [], onPick, onPointMark, onShown, onMove, hasLoupe = false, onPoint } = props
  const { kind = '', evidence = null, spot = null, overlay, hasCross = false } = props
  const frame = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const [tries, setTries] = useState(0)
  const adjustment = useAdjustment(name)
  const adjust = usePictureMemory((memory) => memory.adjust)
  const lying = useLying(size, adjustment.turns)
  const areMarksHidden = useViewerPreferences((preferences) => preferences.areMarksHidden)
  const { loupe, onView, toPointer, move } = useLoupe(
    frame,
    hasLoupe,
    useTurnedBox(size, adjustment.turns, spot),
  )
  const zoom = useZoom({
    frame,
    sheet,
    lying,
    evidence: useTurnedBox(size, adjustment.turns, evidence),
    name,
    kind,
    onView,
    onMove,
  })

  useImperativeHandle(ref, () => ({
    ...zoom,
    pan: (x, y) => (hasLoupe ? move(-x / 2, -y / 2) : zoom.pan(x, y)),
    turn(by) {
      zoom.keepSpot(by)
      adjust(name, { turns: turn(adjustmentOf(name).turns, by) })
    },
    light: (tone, by) => adjust(name, { [tone]: nextTone(adjustmentOf(name)[tone], by) }),
    invert: () => adjust(name, { isInverted: !adjustmentOf(name).isInverted }),
    reset() {
      adjust(name, asItIs)
      zoom.reset()
    },
    show: (box) => zoom.closeUp(turnedBox(size, adjustmentOf(name).turns, box)),
    middle: () => fractionsOf(size, adjustmentOf(name).turns, zoom.middle()),
  }))

  function report(isShown: boolean) {
    setState(isShown ? 'shown' : 'failed')
    onShown(isShown)
  }
  async function show(image: HTMLImageElement) {
    // Decoded, not only fetched, so that a picture reported as shown is really visible.
    const isDecoded = await image.decode().then(
      () => true,
      () => false,
    )
    // Unmounting aborts decoding, which says nothing about the picture.
    if (!isDecoded && !image.isConnected) return
    report(isDecoded)
  }
  const appear = useEffectEvent(() => {
    const image = sheet.current?.querySelector('img')
    // One that is still to come says so by itself. Out of sight it may have come unheard.
    if (!image?.complete || image.naturalWidth === 0) return
    if (hasDecoded(src)) report(true)
    else void show(image)
  })
  // oxlint-disable-next-line react/set-state-in-effect -- only an image that is there knows that
  useLayoutEffect(() => appear(), [])
  const page = { src, size, adjustment }
  return (
    <div
      ref={frame}
      className={classes.frame}
      data-state={state}
      data-loupe-out={hasLoupe || undefined}
      data-bare={areMarksHidden || undefined}
      onPointerMove={(event) => {
        onPoint?.()
        if (hasLoupe) toPointer(event)
      }}
    >
      <div
        ref={sheet}
        className={classes.sheet}
        style={{ width: lying.width, height: lying.height }}
        onTransitionEnd={({ currentTarget }) => delete currentTarget.dataset['calm']}
      >
        <PageSheet
          key={tries}
          {...page}
          label={label}
          onLoad={(event) => void show(event.currentTarget)}
          onError={() => report(false)}
        >
          <Marks marks={marks} onPick={onPick} onPoint={onPointMark} />
          {overlay}
        </PageSheet>
      </div>
      {hasCross && <div className={classes.cross} aria-hidden />}
      {hasLoupe && state === 'shown' && (
        <Loupe ref={loupe}>
          <PageSheet {...page} label="" />
        </Loupe>
      )}
      {state === 'failed' && (
        <PictureFailed
          onRetry={() => {
            setState('loading')
            setTries((now) => now + 1)
          }}
        />
      )}
    </div>
  )
}

/**
 * Keeps the same object while nothing changes, so that the view is only placed again when the
 * picture's size does.
 */
const useLying = ({ width, height }: Size, turns: Turns): Size =>
  useMemo(() => turned({ width, height }, turns), [width, height, turns])

/** A part of the picture in its current rotation; the same object while nothing changes. */
function useTurnedBox(size: Size, turns: Turns, box: Box | null): Box | null {
  const found = box && turnedBox(size, turns, box)
  const { x = 0, y = 0, width = 0, height = 0 } = found ?? {}
  const has = found !== null
  return useMemo(() => (has ? { x, y, width, height } : null), [has, x, y, width, height])
}

function PictureFailed({ onRetry }: { onRetry(): void }) {
  const t = useWords('review.viewer')
  return (
    <div className={classes.failed}>
      <Text size="sm" role="alert">
        {t('failed')}
      </Text>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {t('retry')}
      </Button>
    </div>
  )
}
