import { staffList } from '../../contract/staff.ts'
import { queryOf } from '../api/query.ts'

export const staffQuery = queryOf(staffList, {})
