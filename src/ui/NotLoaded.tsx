import { useEffect, useEffectEvent, type ComponentType } from 'react'
import { useMissingParts } from './missing-parts.ts'

/**
 * In place of a part that somebody opened and that could not be loaded: says so, and closes what
 * was to be opened, so that it can be asked for again. The page stays, with all that was typed.
 *
 * @param Instead stays in its place, and says it again when it is pressed
 */
export function notLoaded<Props extends object>(
  Instead?: ComponentType<Props & { autoFocus: boolean; onClick(): void }>,
) {
  return function NotLoaded(props: Props) {
    const say = () => useMissingParts.getState().say(true)
    const close = useEffectEvent(() => {
      if ('onClose' in props && typeof props.onClose === 'function') props.onClose()
    })
    useEffect(() => {
      say()
      close()
    }, [])
    return Instead ? <Instead {...props} autoFocus onClick={say} /> : null
  }
}
