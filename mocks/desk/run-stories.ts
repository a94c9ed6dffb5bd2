import type { Check } from '../../contract/checks.ts'
import { claimApprove, claimAskAgain, claimDecline } from '../../contract/decisions.ts'
import { claimRead, claimTake } from '../../contract/claims.ts'
import { intakeAttemptCreate, intakeClaimCreate } from '../../contract/intake.ts'
import { codeBatchConfirm, codeBatchCreate } from '../../contract/code-batches.ts'
import { prizeConfirm, prizeRead, prizeRefuse, prizeRelease } from '../../contract/prizes.ts'
import { shipmentDeliver, shipmentReturn, shipmentShip } from '../../contract/shipments.ts'
import { createClient, type Client } from '../../contract/client.ts'
import { needsSecondPerson, prizeFor } from '../../server/promotions/rules.ts'
import { personHeader } from '../header-identity.ts'
import { campaigns } from './campaigns.ts'
import { demoStart } from './demo-clock.ts'
import { codesOf } from './demo-codes.ts'
import { demoPromotions } from './demo-promotions.ts'
import type { Drawing } from '../pictures/drawing.ts'
import { diceFor, type Dice } from '../pictures/random.ts'
import { personas } from './personas.ts'
import { beginSecondLooks, lookTwice, secondLooksFrom, type Act } from './second-looks.ts'
import type { InvoiceJob, PhotoJob, Story, StoryDecision } from './stories.ts'

/** The desk while its history is being played. */
const overrideReason = 'Agreed with the regional office.'
const doubt = 'The invoice says VENTUS 2X; the sticker says VENTUS 3X OC.'
const isBroken = ({ outcome }: Check) => outcome === 'fails'

export interface Stage {
  api(request: Request): Promise<Response>
  intakeKey: string
  /** Header with the persona of a request. */
  setTime(time: Date): void
  /** The desk's own work: reading what was sent, as it is done before anyone decides. */
  readPictures(): Promise<void>
  /** The desk's own work: drawing decisions for second looks. */
  drawLooks(): Promise<void>
  /** The desk's own work: reminding members, and closing what they did not answer. */
  chaseAnswers(): Promise<void>
  drawingOf(job: InvoiceJob | PhotoJob): Promise<Drawing>
}

/**
 * Plays every story through the API in chronological order, so that each claim has the history,
 * mails and prizes it would really have.
 */
export async function runStories(
  stories: Story[],
  stage: Stage,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const play = new Play(stage)
  const player = {
    as: (persona: string) => play.as(persona),
    numberOf: (story: Story) => play.numberOf(story),
    drawLooks: () => stage.drawLooks(),
  }
  const acts = [
    ...campaigns.filter(({ codes }) => codes > 0).flatMap((campaign) => play.loadCodes(campaign)),
    ...stories.flatMap((story) => play.actsOf(story)),
    ...play.secondPersonActs(stories),
    beginSecondLooks(player),
    ...mornings().map((at) => ({ at, run: () => stage.chaseAnswers() })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime())

  for (const [index, act] of acts.entries()) {
    stage.setTime(act.at)
    await act.run()
    if (index % 25 === 0) progress(index, acts.length)
  }
  stage.setTime(demoStart)
  await stage.readPictures()
  await lookTwice(player, stories)
  await play.leaveOneInReview(stories)
}

function isAboveTheLimit({ intake: { promotion: id, registration } }: Story): boolean {
  const terms = demoPromotions[id as keyof typeof demoPromotions]
  const offer = prizeFor(terms, registration)
  return offer !== null && needsSecondPerson(terms, offer)
}

/** Prizes above the limit that are unconfirmed when the desk opens. */
const stillWaiting = 3

const hour = 3600_000
const day = 24 * hour

/** Every morning in Jakarta and in Paris, since the first promotion with a last date began. */
function mornings(): Date[] {
  const first = Date.parse('2026-01-02T02:05:00Z')
  const days = Math.floor((demoStart.getTime() - first) / day) + 1
  return Array.from({ length: days }, (_, index) => first + index * day)
    .flatMap((jakarta) => [jakarta, jakarta + 6 * hour])
    .filter((at) => at < demoStart.getTime())
    .map((at) => new Date(at))
}

class Play {
  readonly #stage: Stage
  readonly #memberCenter: Client
  readonly #numbers = new Map<Story, string>()
  #keys = 0

  constructor(stage: Stage) {
    this.#stage = stage
    this.#memberCenter = createClient(stage.api, 'https://desk.demo', {
      authorization: `Bearer ${stage.intakeKey}`,
    })
  }

  loadCodes(campaign: (typeof campaigns)[number]): Act[] {
    const { promotion, from, codes } = campaign
    return demoPromotions[promotion].prizes.map(({ id: prize }, index) => {
      const dice = diceFor(promotion, index === 0 ? 'supplier' : `supplier of ${prize}`)
      return {
        at: new Date(Date.parse(from) - day),
        run: async () => {
          const list = codesOf(campaign).slice(index * codes, (index + 1) * codes)
          const { id } = await this.as(personas.jonas.id).call(codeBatchCreate, {
            idempotencyKey: this.#key(),
            json: {
              promotion,
              prize,
              supplier: dice.pick([
                'Codashop Wholesale',
                'Blackhawk Network',
                'Steam Partner Program',
              ]),
              expectedCount: codes,
              expiresOn: `${Number(from.slice(0, 4)) + 2}-12-31`,
            },
            files: { codes: new File([list.join('\n')], `${promotion}.csv`) },
          })
          await this.as(personas.meiling.id).call(codeBatchConfirm, {
            params: { id },
            idempotencyKey: this.#key(),
          })
        },
      }
    })
  }

  actsOf(story: Story): Act[] {
    return [
      ...story.attempts.flatMap((attempt, index) => [
        {
          at: attempt.at,
          run: () => (index === 0 ? this.#redeem(story) : this.#redeemAgain(story, index)),
        },
        ...(attempt.decision
          ? [{ at: attempt.decision.at, run: () => this.#decide(story, attempt.decision) }]
          : []),
      ]),
      ...this.#actsAfterApproval(story),
    ]
  }

  /**
   * A colleague is reviewing a claim when the desk opens, so that visitors can see this at once.
   */
  async leaveOneInReview(stories: Story[]): Promise<void> {
    const open = stories.filter((story) => story.attempts.at(-1)?.decision === null)
    for (const story of open.slice(3, 5)) {
      await this.as(personas.camille.id).call(claimTake, {
        params: { number: this.numberOf(story) },
      })
    }
  }

  async #redeem(story: Story): Promise<void> {
    const [{ invoice, serialPhoto } = { invoice: null, serialPhoto: null }] = story.attempts
    const { number } = await this.#memberCenter.call(intakeClaimCreate, {
      json: story.intake,
      files: await this.#files(invoice, serialPhoto),
      idempotencyKey: this.#key(),
    })
    this.#numbers.set(story, number)
  }

  async #redeemAgain(story: Story, index: number): Promise<void> {
    const attempt = story.attempts[index]
    if (!attempt) return
    await this.#memberCenter.call(intakeAttemptCreate, {
      params: { number: this.numberOf(story) },
      json: {
        memberId: story.intake.member.id,
        recipient: story.intake.recipient,
        note: null,
        ...(attempt.registration ? { registration: attempt.registration } : {}),
      },
      files: await this.#files(attempt.invoice, attempt.serialPhoto),
      idempotencyKey: this.#key(),
    })
  }

  async #decide(story: Story, decision: StoryDecision | null): Promise<void> {
    if (!decision) return
    await this.#stage.readPictures()
    const agent = this.as(decision.by)
    const params = { number: this.numberOf(story) }
    const { version, checks, isInLane } = await agent.call(claimRead, { params })
    const command = { params, version, idempotencyKey: this.#key() }
    const internalNote = decision.note
    const { reasons } = decision
    if (decision.kind === 'approve')
      await agent.call(claimApprove, {
        ...command,
        body: {
          internalNote,
          overrideReason: checks.some(isBroken) ? overrideReason : null,
          // The desk has had its lane since second looks began.
          inLane: isInLane && decision.at >= secondLooksFrom,
        },
      })
    else if (decision.kind === 'ask_again') {
      await agent.call(claimAskAgain, { ...command, body: { reasons, internalNote } })
    } else await agent.call(claimDecline, { ...command, body: { reasons, internalNote } })
  }

  /** Most held prizes are released, and most parcels are shipped and delivered. */
  #actsAfterApproval(story: Story): Act[] {
    const approved = story.attempts.at(-1)?.decision
    if (approved?.kind !== 'approve') return []
    const { dice, intake } = story
    const promotion = demoPromotions[intake.promotion as keyof typeof demoPromotions]
    const isPhysical = promotion.prizes.some(({ kind }) => kind === 'physical')
    const acts = isPhysical
      ? this.#parcelActs(story, approved.at, dice)
      : promotion.release === 'after_end' && dice.chance(0.4)
        ? [
            {
              at: this.#releaseDay(promotion.redeemUntil, approved.at, dice),
              run: () => this.#release(story),
            },
          ]
        : []
    return acts.filter(({ at }) => at < demoStart)
  }

  /**
   * Prizes above the limit are confirmed within days; of the latest, one is refused and some wait.
   */
  secondPersonActs(stories: Story[]): Act[] {
    const approvals = stories
      .flatMap((story) => {
        const decision = story.attempts.at(-1)?.decision
        return isAboveTheLimit(story) && decision?.kind === 'approve' ? [{ story, decision }] : []
      })
      .toSorted((a, b) => b.decision.at.getTime() - a.decision.at.getTime())
    return approvals.slice(stillWaiting).map(({ story, decision }, index) => {
      const soon = decision.at.getTime() + story.dice.between(4, 60) * hour
      const others = [personas.camille.id, personas.rina.id, personas.meiling.id]
      const by = others.find((id) => id !== decision.by) ?? personas.meiling.id
      return {
        at: new Date(Math.min(soon, demoStart.getTime() - hour)),
        run: () => this.#saySecond(story, by, index === 0),
      }
    })
  }

  async #saySecond(story: Story, by: string, isRefused: boolean): Promise<void> {
    const second = this.as(by)
    const params = { number: this.numberOf(story) }
    const { version, state } = await second.call(prizeRead, { params })
    if (state !== 'to_confirm') return
    const command = { params, version, idempotencyKey: this.#key() }
    if (isRefused) {
      await second.call(prizeRefuse, { ...command, body: { because: doubt } })
    } else await second.call(prizeConfirm, command)
  }

  #releaseDay(redeemUntil: string, approvedAt: Date, dice: Dice): Date {
    const earliest = Math.max(Date.parse(redeemUntil) + 3 * day, approvedAt.getTime() + day)
    return new Date(earliest + dice.between(0, 20) * day)
  }

  #parcelActs(story: Story, approvedAt: Date, dice: Dice): Act[] {
    // Some goods are short, and a few parcels are late for it.
    const packing = dice.chance(0.25) ? dice.between(60, 110) : dice.between(10, 45)
    const shippedAt = new Date(approvedAt.getTime() + packing * day)
    const arrivedAt = new Date(shippedAt.getTime() + dice.between(2, 9) * day)
    const comesBack = dice.chance(0.08)
    return [
      { at: shippedAt, run: () => this.#ship(story, dice, shippedAt) },
      {
        at: arrivedAt,
        run: () => (comesBack ? this.#bringBack(story) : this.#deliver(story, arrivedAt)),
      },
    ]
  }

  async #release(story: Story): Promise<void> {
    const supervisor = this.as(personas.meiling.id)
    const params = { number: this.numberOf(story) }
    const { version } = await supervisor.call(prizeRead, { params })
    await supervisor.call(prizeRelease, { params, version, idempotencyKey: this.#key() })
  }

  async #ship(story: Story, dice: Dice, at: Date): Promise<void> {
    const carrier = story.intake.member.region === 'GB' ? 'dpd' : dice.pick(['dhl-express', 'gls'])
    const length = { dpd: 14, gls: 11, 'dhl-express': 10 }[carrier] ?? 12
    const number = Array.from({ length }, () => dice.whole(0, 9)).join('')
    await this.#dispatch(story, (logistics, command) =>
      logistics.call(shipmentShip, {
        ...command,
        body: { carrier, trackingNumbers: [number], shippedOn: at.toISOString().slice(0, 10) },
      }),
    )
  }

  async #deliver(story: Story, at: Date): Promise<void> {
    await this.#dispatch(story, (logistics, command) =>
      logistics.call(shipmentDeliver, {
        ...command,
        body: { deliveredOn: at.toISOString().slice(0, 10) },
      }),
    )
  }

  async #bringBack(story: Story): Promise<void> {
    await this.#dispatch(story, (logistics, command) =>
      logistics.call(shipmentReturn, {
        ...command,
        body: { because: 'Recipient unknown at this address' },
      }),
    )
  }

  async #dispatch(
    story: Story,
    act: (
      logistics: Client,
      command: { params: { number: string }; version: number; idempotencyKey: string },
    ) => Promise<unknown>,
  ): Promise<void> {
    const params = { number: this.numberOf(story) }
    const { version } = await this.as(personas.meiling.id).call(claimRead, { params })
    await act(this.as(personas.budi.id), { params, version, idempotencyKey: this.#key() })
  }

  async #files(invoice: InvoiceJob | null, serialPhoto: PhotoJob | null) {
    return {
      ...(invoice ? { invoice: await this.#file(invoice) } : {}),
      ...(serialPhoto ? { serialPhoto: await this.#file(serialPhoto) } : {}),
    }
  }

  async #file(job: InvoiceJob | PhotoJob): Promise<File> {
    const { bytes, mediaType } = await this.#stage.drawingOf(job)
    const ending = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' }[mediaType]
    const dice = diceFor(job.scene.seed, `name of ${job.kind}`)
    const name = dice.pick([
      `IMG_${dice.whole(1000, 9999)}`,
      `WhatsApp Image ${dice.whole(1, 28)}-03`,
      job.kind === 'invoice' ? 'invoice' : 'serial number',
      `Screenshot_${dice.whole(100, 999)}`,
    ])
    return new File([new Uint8Array(bytes)], `${name}.${ending}`, { type: mediaType })
  }

  as(persona: string): Client {
    return createClient(this.#stage.api, 'https://desk.demo', {
      [personHeader]: persona,
    })
  }

  numberOf(story: Story): string {
    return this.#numbers.get(story) ?? 'R-000000'
  }

  #key(): string {
    this.#keys += 1
    return `demo-${String(this.#keys).padStart(6, '0')}`
  }
}
