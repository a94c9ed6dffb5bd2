import { disagreementList, qualityRead } from '../../contract/quality.ts'
import { queryOf } from '../api/query.ts'

export const qualityQuery = queryOf(qualityRead, {})

export const disagreementsQuery = queryOf(disagreementList, {})
