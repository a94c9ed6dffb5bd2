import { intakeClaimCreate } from '../../contract/intake.ts'
import type { TestDesk } from './desk.ts'
import { claimIntake } from './factories.ts'
import { jpeg } from './pictures.ts'

let redeemed = 0

/** A member redeems with pictures and an S/N of their own. @returns the claim's number */
export async function redeem(
  desk: TestDesk,
  overrides: Parameters<typeof claimIntake>[0] = {},
): Promise<string> {
  redeemed += 1
  const { number } = await desk.memberCenter.call(intakeClaimCreate, {
    json: claimIntake({
      ...overrides,
      registration: {
        serialNumber: `BA3T0194${String(6000 + redeemed)}V`,
        ...overrides.registration,
      },
    }),
    files: {
      invoice: await jpeg((redeemed * 7) % 250),
      serialPhoto: await jpeg((redeemed * 11) % 250),
    },
    idempotencyKey: `redeem-${String(redeemed).padStart(5, '0')}`,
  })
  return number
}
