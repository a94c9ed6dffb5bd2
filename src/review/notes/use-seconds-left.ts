import { useEffect, useState } from 'react'

/**
 * Seconds left, counted down here: the clocks of the desk and of this machine may differ.
 *
 * @param seconds left when the desk answered; `null` for none
 * @param answeredAt when that was, by this machine
 */
export function useSecondsLeft(seconds: number | null, answeredAt: number): number {
  const [now, setNow] = useState(() => Date.now())
  const left =
    seconds === null ? 0 : Math.max(0, Math.ceil(seconds - Math.max(0, now - answeredAt) / 1000))
  const isOver = left === 0
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isOver])
  return left
}
