import { Text } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { useRef, type ReactNode } from 'react'
import { Picture, type PictureProps, type ViewerHandle } from './Picture.tsx'
import classes from './PictureViewer.module.css'
import { ViewerMenu } from './ViewerMenu.tsx'
import { useViewerPreferences } from './viewer-preferences.ts'
import { ViewerTools } from './ViewerTools.tsx'

interface PictureViewerProps extends Omit<PictureProps, 'hasLoupe' | 'onPoint'> {
  /** The one that the keys mean now. */
  isActive: boolean
  onActivate(): void
  /** Whether there is another picture beside it to move with. */
  canLink?: boolean
  /** Beside the label: the file's name, pages, attempts. */
  children?: ReactNode
  /** What else the menu offers. */
  menu?: ReactNode
}

/** One picture, and above it what it is and what can be done to it. */
export function PictureViewer(props: PictureViewerProps) {
  const { ref, isActive, onActivate, canLink = false, children, menu, ...shown } = props
  const picture = useRef<ViewerHandle>(null)
  const hasLoupe = useViewerPreferences((preferences) => preferences.hasLoupe)
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
        <ViewerTools picture={picture}>
          <ViewerMenu picture={picture} name={shown.name} canLink={canLink}>
            {menu}
          </ViewerMenu>
        </ViewerTools>
      </header>
      <Picture
        // Another picture is another view: never the last one's turn, never the last one's pixels.
        key={shown.src}
        {...shown}
        ref={useMergedRef(picture, ref)}
        hasLoupe={hasLoupe && isActive}
        onPoint={() => {
          if (hasLoupe && !isActive) onActivate()
        }}
      />
    </section>
  )
}
