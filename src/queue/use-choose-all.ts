import { useMutation } from '@tanstack/react-query'
import type { Answered } from '../../contract/endpoint.ts'
import { claimList } from '../../contract/queue.ts'
import { api } from '../api/api.ts'
import type { QueueSearch } from '../claims/queue-search.ts'
import type { ChosenClaim } from './use-selection.ts'

/** Claims that are selected at once; more than anybody would act on in one go. */
export const mostChosen = 1000

/** Rows asked for at a time: as many as the server gives. */
const rowsAPage = 200

/** Finds every claim that matches the queue's filter, whether it is listed yet or not. */
export function useChooseAll(search: QueueSearch) {
  return useMutation({
    mutationFn: async () => {
      const all: ChosenClaim[] = []
      let cursor: string | null = null
      do {
        const query = { ...search, limit: String(rowsAPage), ...(cursor ? { cursor } : {}) }
        const page: Answered<typeof claimList> = await api.call(claimList, { query })
        all.push(...page.items)
        cursor = page.next
      } while (cursor && all.length < mostChosen)
      return all.slice(0, mostChosen)
    },
  })
}
