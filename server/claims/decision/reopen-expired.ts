import { claimReopen } from '../../../contract/claim-work.ts'
import { byPerson } from '../../history/store.ts'
import { command, type Route } from '../../http/route.ts'
import { writeMail } from '../../mail/outbox.ts'
import type { Ports } from '../../ports.ts'
import { awaitAnswer } from '../answer/awaited.ts'
import { datesFrom } from '../answer/dates.ts'
import { presentClaim } from '../claim-view.ts'
import { toldTo } from '../member/member-claim.ts'
import type { PrizeDesk } from '../prize-desk.ts'
import { lockFor } from '../standing.ts'
import { takeStep } from '../step.ts'
import { getClaim, openFile } from '../store.ts'
import { reasonMail } from './mail.ts'

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording'> & { prizeDesk: PrizeDesk }

/** The member gets the question once more, with a new last date. */
export function reopenRoutes(ports: Needs): Route[] {
  return [
    command(claimReopen, async ({ body, ...call }) => {
      const { tx, person, now } = call
      const claim = await lockFor(ports, 'reopen', call)
      const file = await openFile(tx, claim)
      const dates = await datesFrom(tx, file.promotion, now)
      const answerBy = dates?.answerBy ?? null
      const mail = reasonMail(
        'ask_again',
        file,
        { told: await toldTo(tx, claim), answerBy },
        ports.wording,
      )
      await awaitAnswer(tx, claim.id, dates, file.promotion.terms.zone, now)
      await takeStep(tx, claim, {
        kind: 'claim_reopened',
        ports,
        by: byPerson(person, now),
        changes: { state: 'asked_again' },
        async cause(version) {
          await writeMail(tx, ports, { claimId: claim.id, version, at: now }, mail)
          return { because: body.because, answerBy }
        },
      })
      return presentClaim(tx, ports, await getClaim(tx, claim.number), person, now)
    }),
  ]
}
