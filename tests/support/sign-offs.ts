import { signOffConfirm, signOffList, type SignOffKind } from '../../contract/sign-offs.ts'
import { staffChange, staffList } from '../../contract/staff.ts'
import type { Body } from '../../contract/endpoint.ts'
import type { Client } from '../../contract/client.ts'

/** What waits for a second person, of a kind, the newest last. */
export const waitingFor = async (client: Client, kind: SignOffKind) =>
  (await client.call(signOffList, { query: { state: 'asked', limit: '200' } })).filter(
    (one) => one.kind === kind,
  )

/** Somebody signs off what was asked for last. */
export async function signOff(client: Client, kind: SignOffKind) {
  const last = (await waitingFor(client, kind)).at(-1)
  if (!last) throw new Error(`Nothing waits of the kind ${kind}`)
  return client.call(signOffConfirm, { params: { id: last.id } })
}

/** Changes an account as it stands now. */
export async function changeStaff(client: Client, id: string, body: Body<typeof staffChange>) {
  const version = (await client.call(staffList, {})).find((one) => one.id === id)?.version ?? 1
  return client.call(staffChange, { params: { id }, version, body })
}
