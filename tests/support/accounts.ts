import type { Role } from '../../contract/access.ts'
import { addStaff } from '../../server/staff/store.ts'
import type { TestDesk } from './desk.ts'

export const password = 'kuda terbang di kolam'

let accounts = 0

/** Somebody who can sign in. */
export async function account(desk: TestDesk, ...roles: Role[]) {
  accounts += 1
  const [id, email] = [desk.ports.ids.next(), `account-${accounts}@desk.test`]
  const passwordHash = await desk.ports.passwords.hash(password)
  const at = desk.ports.clock.now()
  await addStaff(desk.database, { id, name: 'Ayu Lestari', email, roles, passwordHash, at })
  return { id, email }
}
