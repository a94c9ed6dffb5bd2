import { expect, test } from 'vitest'
import type { CheckValue } from '../../../contract/checks.ts'
import { claimRead } from '../../../contract/claims.ts'
import { decline, redeem } from '../../../tests/support/acts.ts'
import type { IntakeOverrides } from '../../../tests/support/factories.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const desk = fileDesk()
let people = 0
let place = 0

/** Somebody like nobody before, but for what the test says. */
function somebody(overrides: IntakeOverrides = {}): IntakeOverrides {
  people += 1
  return {
    ...overrides,
    member: { id: `mc-${people}`, email: `m${people}@example.com`, ...overrides.member },
    registration: { serialNumber: `BA3T0${String(10_000_000 + people)}V` },
    recipient: {
      firstName: `Given${people}`,
      lastName: `Family${people}`,
      zipcode: String(10_000 + people),
      street: `Jl. Nomor ${people}`,
      contactNumber: `+62 812 ${String(70_000_000 + people)}`,
      ...overrides.recipient,
    },
  }
}

/** A promotion in which nobody has redeemed yet. */
async function promotion(): Promise<string> {
  place += 1
  await desk.addPromotion(`person-${place}`)
  return `person-${place}`
}

async function personCheck(
  number: string,
): Promise<{ outcome: string; found: CheckValue[] } | undefined> {
  const agent = await desk.as('agent')
  const { checks } = await agent.call(claimRead, { params: { number } })
  return checks.find(({ id }) => id === 'person_elsewhere')
}

/** What says that the second is the first; nothing when nothing does. */
async function tiesOf(first: IntakeOverrides, second: IntakeOverrides): Promise<unknown> {
  const id = await promotion()
  const before = await redeem(desk, somebody({ ...first, promotion: id }))
  const check = await personCheck(await redeem(desk, somebody({ ...second, promotion: id })))
  const [found] = check?.found ?? []
  if (!found) return 'nobody'
  expect(found).toMatchObject({ kind: 'claim', number: before })
  return found.kind === 'claim' ? found.by : found
}

test.each<[string, IntakeOverrides, IntakeOverrides, unknown]>([
  ['nothing in common', {}, {}, 'nobody'],
  [
    'a + in the mailbox',
    { member: { email: 'siti@example.com' } },
    { member: { email: 'SITI+promo@example.com' } },
    ['mailbox'],
  ],
  [
    'dots at Gmail, which mean nothing there',
    { member: { email: 'siti.rahayu@gmail.com' } },
    { member: { email: 's.itirahayu+2@googlemail.com' } },
    ['mailbox'],
  ],
  [
    'dots elsewhere, which make two mailboxes',
    { member: { email: 'siti.rahayu@example.com' } },
    { member: { email: 'sitirahayu@example.com' } },
    'nobody',
  ],
  [
    'one phone, with and without its country',
    { recipient: { contactNumber: '+62 812-3456-7890' } },
    { recipient: { contactNumber: '0812 3456 7890' } },
    ['phone'],
  ],
  [
    'two phones that are too short to be anybody’s',
    { recipient: { contactNumber: '12345' } },
    { recipient: { contactNumber: '12345' } },
    'nobody',
  ],
  [
    'one name at one zipcode, the other way round',
    { recipient: { firstName: 'Siti', lastName: 'Rahayu', zipcode: '12190' } },
    { recipient: { firstName: 'RAHAYU,', lastName: 'siti', zipcode: '12190' } },
    ['name'],
  ],
  [
    'one name in two towns',
    { recipient: { firstName: 'Siti', lastName: 'Rahayu', zipcode: '12190' } },
    { recipient: { firstName: 'Siti', lastName: 'Rahayu', zipcode: '60111' } },
    'nobody',
  ],
  [
    'one address alone: two of a household',
    { recipient: { street: 'Jl. Jend. Sudirman No. 52', zipcode: '12190' } },
    { recipient: { street: 'jl jend sudirman no 52', zipcode: '12190' } },
    'nobody',
  ],
  [
    'one address and one phone',
    { recipient: { street: 'Jl. A 1', zipcode: '12190', contactNumber: '0812 3456 7890' } },
    { recipient: { street: 'Jl. A-1', zipcode: '12190', contactNumber: '081234567890' } },
    ['phone', 'address'],
  ],
  [
    'one account under another e-mail',
    { member: { id: 'mc-same' } },
    { member: { id: 'mc-same' } },
    ['member'],
  ],
])('%s', async (_, first, second, expected) => {
  expect(await tiesOf(first, second)).toEqual(expected)
})

test('more members at one address than a household has are shown', async () => {
  const id = await promotion()
  const address = { street: 'Jl. Melati 9', zipcode: '40111' }
  const intake = () => somebody({ promotion: id, recipient: address })
  const first = await redeem(desk, intake())
  await redeem(desk, intake())
  expect(await personCheck(await redeem(desk, intake()))).toBeUndefined()
  const check = await personCheck(await redeem(desk, intake()))
  expect(check).toMatchObject({ outcome: 'unsure' })
  expect(check?.found).toContainEqual({ kind: 'claim', number: first, by: ['address'] })
})

test('whoever was declined, or redeems in another promotion, is nobody’s second account', async () => {
  const id = await promotion()
  const phone = { contactNumber: '+62 811 1111 2222' }
  const declined = await redeem(desk, somebody({ promotion: id, recipient: phone }))
  await decline(await desk.as('agent'), declined)
  await redeem(desk, somebody({ promotion: await promotion(), recipient: phone }))
  expect(
    await personCheck(await redeem(desk, somebody({ promotion: id, recipient: phone }))),
  ).toBeUndefined()
})
