import type { Load } from '../api/load.ts'
import { signOffsQuery, viewOf } from './sign-off-queries.ts'

export const loadSignOffs: Load = (cache, { search }) => {
  void cache.prefetchQuery(signOffsQuery(viewOf(search)))
}
