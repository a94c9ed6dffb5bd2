import { claimRead, type Claim } from '../../contract/claims.ts'
import { queryOf } from '../api/query.ts'

/** Milliseconds an unused claim stays cached; hundreds are opened in a day. */
export const keptFor = 20_000

export const claimQuery = (number: string) =>
  queryOf(
    claimRead,
    { params: { number } },
    {
      gcTime: keptFor,
      // Reading takes seconds after a claim has arrived; poll, so that the results appear by
      // themselves.
      refetchInterval: ({ state: { data } }) => (data && isBeingRead(data) ? 2000 : false),
    },
  )

const isBeingRead = ({ attempts: [newest] }: Claim) =>
  newest?.documents.some(({ reading }) => reading.state === 'waiting') ?? false
