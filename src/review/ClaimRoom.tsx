import { useQuery } from '@tanstack/react-query'
import { Activity, memo, useMemo, type ReactNode } from 'react'
import { NavigationType, parsePath, UNSAFE_LocationContext as LocationContext } from 'react-router'
import { claimQuery } from '../claims/claim-query.ts'
import { ClaimDesk } from './ClaimDesk.tsx'

interface ClaimRoomProps {
  number: string
  /** Where it is open, or will be. */
  path: string
  /** Otherwise drawn out of sight, at leisure: its keys, its lease and its clocks rest. */
  isOpen: boolean
  isTaking: boolean
  /** The same function from render to render. */
  onNext(number: string, why: 'decided' | 'skipped'): void
}

/**
 * A claim's page, drawn before it is opened. Opening it draws nothing anew: the address that its
 * parts read does not change by that, and each part is only drawn again for what did.
 */
export function ClaimRoom({ number, path, isOpen, ...desk }: ClaimRoomProps) {
  return (
    <Activity mode={isOpen ? 'visible' : 'hidden'}>
      <AtAddress path={path}>
        <Desk number={number} {...desk} />
      </AtAddress>
    </Activity>
  )
}

const Desk = memo(function Desk({
  number,
  isTaking,
  onNext,
}: Omit<ClaimRoomProps, 'path' | 'isOpen'>) {
  const { data: claim } = useQuery(claimQuery(number))
  if (!claim) return null
  return <ClaimDesk claim={claim} isTaking={isTaking} onNext={(why) => onNext(number, why)} />
})

/** What is inside reads this address, whatever the router's is by now. */
function AtAddress({ path, children }: { path: string; children: ReactNode }) {
  const value = useMemo(() => {
    const { pathname = '', search = '' } = parsePath(path)
    const location = { pathname, search, hash: '', state: null, key: path }
    return { location, navigationType: NavigationType.Push }
  }, [path])
  return <LocationContext value={value}>{children}</LocationContext>
}
