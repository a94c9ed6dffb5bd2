import { languages, type Language } from '../../contract/schema.ts'
import type { BoardSearch } from './board-search.ts'
import type { standings } from './standings.ts'

type Standing = (typeof standings)[number]

/** Claims of the board to be reassigned. */
export interface ReassignFrom {
  /** Their name in the dialog's title. */
  name: string
  search: BoardSearch
  due: Standing[]
}

/** The most urgent claims, offered first. */
export const pressing: Standing[] = ['overdue', 'due_today', 'due_soon']

/** The board's filter in the API's form: lists instead of commas. */
export function wantedOf({ search }: ReassignFrom) {
  const list = (value: string | undefined) => (value ? { list: value.split(',') } : null)
  const [promotion, region, spoken] = [search.promotion, search.region, search.language].map(list)
  return {
    ...(promotion ? { promotion: promotion.list } : {}),
    ...(region ? { region: region.list } : {}),
    ...(spoken ? { language: spoken.list.filter(isLanguage) } : {}),
    ...(search.assignee ? { assignee: search.assignee } : {}),
    ...(search.attempt ? { attempt: search.attempt } : {}),
  }
}

const isLanguage = (value: string): value is Language =>
  (languages as readonly string[]).includes(value)
