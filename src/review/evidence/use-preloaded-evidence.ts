import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { addressOf } from '../../../contract/client.ts'
import { pictureRead } from '../../../contract/evidence.ts'
import type { Claim } from '../../../contract/claims.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import { keepDecoded, letGo } from '../../ui/viewer/decoded.ts'

/** Claims prepared in advance: their decoded pictures take about 50 MB. */
const claimsAhead = 2

/** Milliseconds for which a preloaded claim is not loaded again. */
const freshFor = 60_000

/**
 * Preloads claims, and fetches and decodes the pictures they open with, so that switching to them
 * is instant. Preloading that is no longer needed is cancelled.
 *
 * @param numbers most likely first; only the first few are preloaded. Empty for none.
 */
export function usePreloadedEvidence(numbers: string[]): void {
  const claims = useQueries({
    queries: numbers
      .slice(0, claimsAhead)
      .map((number) => ({ ...claimQuery(number), staleTime: freshFor, retry: false })),
  })
  const wanted = claims.flatMap(({ data }) => (data ? firstPictures(data) : [])).join('\n')

  const kept = useRef(new Set<string>())
  useEffect(() => {
    const addresses = new Set(wanted.split('\n').filter(Boolean))
    for (const address of kept.current) if (!addresses.has(address)) letGo(address)
    for (const address of addresses) keepDecoded(address)
    kept.current = addresses
  }, [wanted])
  useEffect(
    () => () => {
      for (const address of kept.current) letGo(address)
    },
    [],
  )
}

/** The pictures a claim opens with: the first page of each document of its latest attempt. */
function firstPictures({ number, attempts, abilities }: Claim): string[] {
  if (!abilities.seeEvidence.isAllowed) return []
  return (attempts[0]?.documents ?? []).flatMap(({ pages: [first] }) =>
    first ? [addressOf(pictureRead, { params: { number, sha256: first.sha256 } })] : [],
  )
}
