import { intakeClaimRead } from '../../contract/intake.ts'
import { queryOf } from '../api/query.ts'
import { memberCenter } from './member-center.ts'

/** A claim as its member sees it. */
export const memberClaimQuery = (number: string) =>
  queryOf(intakeClaimRead, { params: { number } }, { via: memberCenter, enabled: number !== '' })
