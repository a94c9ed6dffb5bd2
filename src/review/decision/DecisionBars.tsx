import { Button, Group, Paper, Text } from '@mantine/core'
import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { claimLeave } from '../../../contract/claims.ts'
import { api } from '../../api/api.ts'
import { useFailure } from '../../api/problem-words.ts'
import { usePerson } from '../../api/session.ts'
import {
  belongTo,
  errorOf,
  forgetOutgoing,
  isSentHere,
  readOutgoingAgain,
  useOutgoing,
} from '../../claims/outgoing.ts'
import type { Outgoing } from '../../claims/outgoing-entry.ts'
import { useUnconfirmed } from '../../claims/unconfirmed.ts'
import { UndoBar } from '../../claims/undo/UndoBar.tsx'
import { useLastDecision } from '../../claims/undo/last-decision.ts'
import { keptOutgoing } from '../../ui/kept-drafts.ts'
import { notify } from '../../ui/notify.ts'
import { paths, withSearch } from '../../ui/paths.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useIsOnline } from '../../ui/use-is-online.ts'
import { useWords } from '../../ui/words.ts'
import classes from './DecisionBars.module.css'
import { isBeingSent, sendDecision, showSending } from './send-decision.ts'

/** Milliseconds after which what another tab sent is asked about by this one. */
const leftAfter = 60_000

/** What became of decisions whose claims were left: not confirmed yet, refused, or to be undone. */
export function DecisionBars() {
  const { pathname } = useLocation()
  const outgoing = useOutgoing()
  const wanted = useLastDecision((store) => store.wanted)
  const navigate = useNavigate()
  const back = ({ number, queue }: Outgoing) =>
    void navigate(withSearch(paths.claim(number), new URLSearchParams(queue)))
  const send = useSendAgain()
  useAskAbout(send)
  // A claim on screen says so itself.
  const troubled = outgoing.filter(
    ({ number, state, again }) =>
      pathname !== paths.claim(number) && (state !== 'sending' || again !== null),
  )
  const first = troubled.find(({ state }) => state !== 'sending') ?? troubled[0]

  // Undo was asked for, and there is nothing to undo: the claim waits, as it was written.
  const undone = outgoing.find(({ number }) => number === wanted)
  const forget = useLastDecision((store) => store.forget)
  const onUndone = useEffectEvent((entry: Outgoing) => back(entry))
  useEffect(() => {
    if (undone?.state !== 'refused') return
    forget(undone.number)
    onUndone(undone)
  }, [undone, forget])

  return (
    <div className={classes.bars} ref={tellHeight}>
      {first && (
        <Trouble
          key={first.number}
          entry={first}
          others={troubled.length - 1}
          onBack={() => back(first)}
          onAgain={() => send(first)}
        />
      )}
      <UndoBar hasKey={!first || first.state === 'sending'} />
    </div>
  )
}

interface TroubleProps {
  entry: Outgoing
  /** How many more there are. */
  others: number
  onBack(): void
  onAgain(): void
}

/** One decision that was not taken, or of which nobody knows. */
function Trouble({ entry, others, onBack, onAgain }: TroubleProps) {
  const t = useWords('common.outgoing')
  const error = useMemo(() => errorOf(entry), [entry])
  const failure = useFailure()
  const isOnline = useIsOnline()
  const { number, kind, state, again } = entry
  useShortcut('z', t('back', { number }), onBack, { scope: 'anywhere', isOn: state !== 'sending' })
  const why = error && state === 'refused' ? failure(error) : null
  const dismiss = () => {
    forgetOutgoing(number)
    // It was kept so that its writer could come back.
    void api.call(claimLeave, { params: { number } }).catch(() => {})
  }
  return (
    <Paper
      className={classes.trouble ?? ''}
      data-trouble
      shadow="md"
      withBorder
      role={state === 'sending' ? 'status' : 'alert'}
    >
      <div className={classes.said}>
        <Text size="sm" fw={600}>
          {t(`${state}.${kind}`, { number })}
        </Text>
        <Text size="xs" c="dimmed">
          {state === 'sending' && t(isOnline ? `again.${again ?? 'no_answer'}` : 'offline')}
          {state === 'lost' && t('unknown')}
          {why && (why.detail ?? why.text)}
          {others > 0 && ` ${t('others', { count: others })}`}
        </Text>
      </div>
      {state !== 'sending' && (
        <Group gap="xs" wrap="nowrap">
          {state === 'lost' ? (
            <Button size="compact-sm" variant="default" onClick={onAgain}>
              {t('check')}
            </Button>
          ) : (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={dismiss}>
              {t('dismiss')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            onClick={onBack}
            rightSection={<ShortcutKey keys="z" />}
          >
            {t('back', { number })}
          </Button>
        </Group>
      )}
    </Paper>
  )
}

/** Messages stay above it where the window is too narrow for both, see `Notices.module.css`. */
function tellHeight(bars: HTMLElement | null) {
  if (!bars) return undefined
  const { style } = document.documentElement
  const observer = new ResizeObserver(() =>
    style.setProperty('--desk-bars', `${bars.offsetHeight}px`),
  )
  observer.observe(bars)
  return () => {
    observer.disconnect()
    style.removeProperty('--desk-bars')
  }
}

/** Sends the same call again, with the same key. */
function useSendAgain() {
  const cache = useQueryClient()
  const t = useWords('common.undo')
  return (of: Outgoing, again: Outgoing['again'] = null) => {
    const entry = { ...of, again }
    void sendDecision(cache, entry, ({ number, undoUntil }) => {
      if (undoUntil === null) void notify({ text: t(entry.kind, { number }), tone: 'good' })
    })
    showSending(entry)
  }
}

/** Asks what became of decisions of an earlier page, of another tab, or before the network came back. */
function useAskAbout(send: ReturnType<typeof useSendAgain>): void {
  const { id } = usePerson()
  const cache = useQueryClient()
  const known = () => Object.values(useUnconfirmed.getState().known)
  const askAbout = useEffectEvent((isAsked: (entry: Outgoing) => boolean) => {
    readOutgoingAgain()
    for (const entry of known()) {
      if (isBeingSent(cache, entry.number) || entry.state === 'refused') continue
      // Of this page, and no longer sent by itself: its writer was signed out meanwhile.
      if (isAsked(entry)) send(entry, isSentHere(entry.number) ? 'signed_in' : null)
    }
  })
  const isStuck = useEffectEvent(() =>
    known().some(({ state, again }) => state !== 'refused' && again !== null),
  )
  useEffect(() => {
    belongTo(id)
    askAbout(() => true)
    const timer = setInterval(
      () => askAbout(({ state, sentAt }) => state === 'sending' && Date.now() - sentAt > leftAfter),
      leftAfter,
    )
    const onStorage = ({ key }: StorageEvent) => {
      if (keptOutgoing.isAbout(key)) readOutgoingAgain()
    }
    // Only what no longer repeats itself.
    const noMore = onlineManager.subscribe((isOnline) => {
      if (isOnline) askAbout(({ state }) => state === 'lost')
    })
    const warn = (event: BeforeUnloadEvent) => {
      if (isStuck()) event.preventDefault()
    }
    window.addEventListener('storage', onStorage)
    window.addEventListener('beforeunload', warn)
    return () => {
      clearInterval(timer)
      noMore()
      window.removeEventListener('storage', onStorage)
      window.removeEventListener('beforeunload', warn)
    }
  }, [id])
}
