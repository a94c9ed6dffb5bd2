import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Permission } from '../../contract/access.ts'
import type { Preferences } from '../../contract/preferences.ts'
import { sessionRead, type Person } from '../../contract/session.ts'
import { queryOf } from './query.ts'

/**
 * Who is signed in. Loaded once, and replaced by signing in, signing out and switching personas.
 */
export const sessionQuery = queryOf(sessionRead, {}, { staleTime: Infinity })

/** What the person has set up; `undefined` while nobody is signed in. */
export const usePreferences = (): Preferences | undefined =>
  useQuery(sessionQuery).data?.preferences

/** Id of who is signed in, for code that no screen runs. */
export const personIn = (cache: QueryClient): string | undefined =>
  cache.getQueryData(sessionQuery.queryKey)?.person?.id

/** Provided by the shell. Everything below reads the same person until the shell unmounts. */
export const PersonContext = createContext<Person | null>(null)

/** The person who is signed in; only below the shell, where there always is one. */
export function usePerson(): Person {
  const person = use(PersonContext)
  if (!person) throw new Error('Nobody is signed in')
  return person
}

/** For showing or hiding what needs a permission; the server decides independently. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = usePerson()
  return (permission) => permissions.includes(permission)
}
