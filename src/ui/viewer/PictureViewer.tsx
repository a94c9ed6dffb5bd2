import { Text } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { useRef, type ReactNode } from 'react'
import { Picture, type PictureProps, type ViewerHandle } from './Picture.tsx'
import classes from './PictureViewer.module.css'
import { ViewerMenu } from './ViewerMenu.tsx'
import { useViewerPreferences } from './viewer-preferences.ts'
import { ViewerTools } from './ViewerTools.tsx'

interface PictureViewerProps extends Omit<PictureProps, 'hasLoupe' | 'onPoint'> {
  /** Whether shortcuts apply to this picture. */
  isActive: boolean
  onActivate(): void
  /** Whether another picture beside it can move along. */
  canLink?: boolean
  /** Shown beside the label: file name, pages, attempts. */
  children?: ReactNode
  /** Shown at the right of the header, after the tools. */
  verdicts?: ReactNode
  /** More menu items. */
  menu?: ReactNode
}

/** One picture, with its label and tools above it. */
export function PictureViewer(props: PictureViewerProps) {
  const { ref, isActive, onActivate, canLink = false, children, verdicts, menu, ...shown } = props
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
        {verdicts}
      </header>
      <Picture
        // Keyed by picture, so that the next one never starts with the rotation or pixels of the
        // last.
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
