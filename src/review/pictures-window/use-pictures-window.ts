import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useHref } from 'react-router'
import { create } from 'zustand'
import type { Claim } from '../../../contract/claims.ts'
import { notify } from '../../ui/notify.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import { openChannel, type Channel, type Message } from './channel.ts'

interface SecondWindow {
  /** Whether it showed the pictures when it was heard from last, from claim to claim. */
  isOpen: boolean
  /** Whether the pictures are wanted in the main window as well. */
  areHere: boolean
}

/** Exported so that tests can reset it. */
export const useSecondWindow = create<SecondWindow>()(() => ({ isOpen: false, areHere: false }))

export interface PicturesWindow {
  /** Whether a second window shows this claim's pictures now. */
  isShowing: boolean
  /** Whether the main window leaves the pictures to it. */
  isAway: boolean
  /** Shows the pictures in the main window again. */
  bringBack(): void
  /** Pictures of this claim that have been on screen there, by SHA-256. */
  shown: string[]
  /** Opens it, or brings it to the front. */
  open(): void
}

/**
 * The main window: tells the pictures window which claim is open, and hears what it shows. That
 * window may be opened, closed or lost at any time.
 *
 * @param search the selected part of the claim
 */
export function usePicturesWindow({ number, version }: Claim, search: string): PicturesWindow {
  const t = useWords('review.window')
  const href = useHref(`${paths.pictures(number)}${search && `?${search}`}`)
  const channel = useRef<Channel | null>(null)
  // With the next claim it goes on without showing the pictures here for a moment.
  const { isOpen: isShowing, areHere } = useSecondWindow()
  const [shown, setShown] = useState<string[]>([])

  const open: Message = { says: 'open', claim: number, version, search }
  const sayOpen = useEffectEvent(() => channel.current?.say(open))
  const hear = useEffectEvent((heard: Message) => {
    if (heard.says === 'asking') sayOpen()
    if (heard.says === 'gone') {
      useSecondWindow.setState({ isOpen: false, areHere: false })
    }
    if (heard.says !== 'showing') return
    useSecondWindow.setState({ isOpen: heard.claim === number })
    // Pictures once seen stay seen, even after the window is closed.
    if (heard.claim === number) setShown((before) => [...new Set([...before, ...heard.shown])])
  })

  useEffect(() => {
    const opened = openChannel(hear)
    channel.current = opened
    const sayLeft = () => opened.say({ says: 'left', claim: number })
    // With several tabs open, the pictures window follows the visible one.
    const again = () => sayOpen()
    window.addEventListener('focus', again)
    window.addEventListener('pageshow', again)
    window.addEventListener('pagehide', sayLeft)
    return () => {
      window.removeEventListener('focus', again)
      window.removeEventListener('pageshow', again)
      window.removeEventListener('pagehide', sayLeft)
      sayLeft()
      opened.close()
      channel.current = null
    }
  }, [number])
  useEffect(() => {
    channel.current?.say({ says: 'open', claim: number, version, search })
  }, [number, version, search])

  return {
    isShowing,
    isAway: isShowing && !areHere,
    shown,
    bringBack: () => useSecondWindow.setState({ areHere: true }),
    open() {
      useSecondWindow.setState({ areHere: false })
      const opened = window.open(href, 'redeem-desk-pictures', 'popup,width=1280,height=900')
      if (!opened) void notify({ text: t('refused'), tone: 'bad' })
      opened?.focus()
    },
  }
}
