import { claimRead, type Claim } from '../../contract/claims.ts'
import { queryOf } from '../api/query.ts'

/** Milliseconds for which a claim that nobody looks at is kept: hundreds of them pass in a day. */
export const keptFor = 20_000

export const claimQuery = (number: string) =>
  queryOf(
    claimRead,
    { params: { number } },
    {
      gcTime: keptFor,
      // Machines read for seconds after a claim has come: what they find shows by itself.
      refetchInterval: ({ state: { data } }) => (data && isBeingRead(data) ? 2000 : false),
    },
  )

const isBeingRead = ({ attempts: [newest] }: Claim) =>
  newest?.documents.some(({ reading }) => reading.state === 'waiting') ?? false
