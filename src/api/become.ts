import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '../../contract/session.ts'
import { sessionQuery } from './session.ts'

/**
 * Makes this session the one of the app, with nothing that was fetched before and no command that
 * still waits to be sent. The session’s own query stays, since the shell watches it, and an older
 * answer to it is not waited for.
 */
export async function become(client: QueryClient, session: Session): Promise<void> {
  const [name] = sessionQuery.queryKey
  await client.cancelQueries()
  client.getMutationCache().clear()
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== name })
  client.setQueryData(sessionQuery.queryKey, session)
}
