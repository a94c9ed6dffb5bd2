import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../ui/paths.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import { openChannel, type Channel, type Message } from './channel.ts'

/**
 * The pictures window: follows the main window and reports what it shows.
 *
 * @param version of the claim as loaded in this window
 */
export function useFollowing(number: string, version: number | undefined) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const channel = useRef<Channel | null>(null)
  const [leftClaim, setLeftClaim] = useState<string | null>(null)
  const shown = useRef({ claim: number, pages: new Set<string>() })
  useLayoutEffect(() => {
    if (shown.current.claim !== number) shown.current = { claim: number, pages: new Set() }
  }, [number])

  const report = useEffectEvent((isLeft: boolean) => {
    const { claim, pages } = shown.current
    if (document.visibilityState !== 'visible') channel.current?.say({ says: 'gone' })
    else if (isLeft) channel.current?.say({ says: 'waiting' })
    else channel.current?.say({ says: 'showing', claim, shown: [...pages] })
  })
  const leftNow = useEffectEvent(() => leftClaim === number)
  const hear = useEffectEvent((heard: Message) => {
    if (heard.says === 'left') {
      setLeftClaim(heard.claim)
    } else if (heard.says === 'open') {
      // On the way to another claim it shows nothing more of the one that was left.
      if (heard.claim === number || leftClaim !== number) setLeftClaim(null)
      if (heard.claim === number && version !== undefined && heard.version > version) {
        void queryClient.invalidateQueries({ queryKey: claimQuery(number).queryKey, exact: true })
      }
      const search = heard.search && `?${heard.search}`
      void navigate(`${paths.pictures(heard.claim)}${search}`, { replace: true })
      if (heard.claim === number) report(false)
    }
  })

  useEffect(() => {
    const opened = openChannel(hear)
    channel.current = opened
    opened.say({ says: 'asking' })
    const sayGone = () => opened.say({ says: 'gone' })
    const onVisibility = () => report(leftNow())
    const onPageShow = () => opened.say({ says: 'asking' })
    document.addEventListener('visibilitychange', onVisibility)
    window.addEventListener('pagehide', sayGone)
    window.addEventListener('pageshow', onPageShow)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      window.removeEventListener('pagehide', sayGone)
      window.removeEventListener('pageshow', onPageShow)
      sayGone()
      opened.close()
      channel.current = null
    }
  }, [])
  useEffect(() => {
    report(leftClaim === number)
  }, [number, leftClaim])

  return {
    isLeft: leftClaim === number,
    onShown(sha256: string, isShown: boolean) {
      const { claim, pages } = shown.current
      // A picture of the previous claim may still arrive after it was left.
      if (claim !== number) return
      if (isShown) pages.add(sha256)
      else pages.delete(sha256)
      if (document.visibilityState === 'hidden') return
      channel.current?.say({ says: 'showing', claim, shown: [...pages] })
    },
  }
}
