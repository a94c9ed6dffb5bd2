import type { Permission } from '../../contract/access.ts'
import type { ProblemId } from '../../contract/problems.ts'
import type { Person } from '../../contract/session.ts'

/** Why a person may not do something; `null` when they may. */
export type Refusal = ProblemId | null

/** The part of a rule that asks for a permission. */
export const lacking = (
  { permissions }: Pick<Person, 'permissions'>,
  permission: Permission,
): 'not_permitted' | null => (permissions.includes(permission) ? null : 'not_permitted')
