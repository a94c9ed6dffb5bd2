import type { ClaimIntake } from '../../contract/intake.ts'
import { eligibilityChecks } from '../../server/claims/checks/eligibility.ts'
import { localDateAt } from '../../server/clocks/rules.ts'
import { diceFor } from '../pictures/random.ts'
import { demoPromotions, type DemoPromotionId } from './demo-promotions.ts'
import { decline, type Flaw } from './flaws.ts'

/** Share of else faultless claims from no partner store to which the regional office agrees. */
const agreedTo = 0.25

/**
 * A good agent's answer. A rule that is broken by what the member stated ends the claim, whatever
 * its pictures show.
 */
export function answerTo(
  intake: ClaimIntake,
  promotion: DemoPromotionId,
  submitted: Date,
  flaw: Flaw,
  seed: string,
): Flaw['answer'] {
  const terms = demoPromotions[promotion]
  const [broken, ...others] = eligibilityChecks({
    terms,
    facts: intake,
    redeemedOn: localDateAt(submitted, terms.zone),
    sameEmail: [],
    sameSerial: [],
  }).filter(({ outcome }) => outcome === 'fails')
  if (!broken) return flaw.answer
  const isException =
    broken.id === 'store' &&
    others.length === 0 &&
    flaw.answer.kind === 'approve' &&
    diceFor(seed, 'exception').chance(agreedTo)
  return isException ? flaw.answer : decline(...broken.suggests.slice(0, 1))
}
