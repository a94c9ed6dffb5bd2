import type { DecisionKind } from '../../contract/claim-words.ts'
import type { ClaimIntake } from '../../contract/intake.ts'
import { answerTo } from './answers.ts'
import { campaigns, type Campaign } from './campaigns.ts'
import { demoStart } from './demo-clock.ts'
import { demoPromotions } from './demo-promotions.ts'
import { diceFor, type Dice } from '../pictures/random.ts'
import type { InvoiceScene, SerialPhotoScene } from '../pictures/scene.ts'
import { flaws, otherCode, type Flaw } from './flaws.ts'
import { madeUpMember } from './people.ts'
import { products, type MadeUpProduct } from './products.ts'
import { serialNumberOf, slipped } from './serials.ts'
import { invoiceScene, photoScene, type Bought } from './scenes.ts'
import { personas } from './personas.ts'

export interface InvoiceJob {
  kind: 'invoice'
  scene: InvoiceScene
  /** Sent as the store's PDF instead of a picture. */
  isPdf: boolean
}
export interface PhotoJob {
  kind: 'photo'
  scene: SerialPhotoScene
}

export interface StoryDecision {
  at: Date
  by: string
  kind: DecisionKind
  reasons: string[]
  note: string | null
}

interface StoryAttempt {
  at: Date
  /** The evidence sent; the second attempt only sends what was asked for. */
  invoice: InvoiceJob | null
  serialPhoto: PhotoJob | null
  registration?: ClaimIntake['registration']
  decision: StoryDecision | null
}

/** One made-up claim, from the first redemption to its state when the desk opens. */
export interface Story {
  intake: ClaimIntake
  attempts: StoryAttempt[]
  /** Random values for what follows an approval, the same every time. */
  dice: Dice
}

/** All made-up claims; the same seed makes exactly the same desk. */
export function tellStories(seed: string): Story[] {
  let number = 0
  const stories = campaigns.flatMap((campaign) => {
    const told: Told[] = []
    for (let n = 0; n < campaign.count; n++) {
      number += 1
      told.push(tellStory(`${seed}/${campaign.promotion}/${n}`, number, campaign, told))
    }
    return told.map(({ story }) => story)
  })
  return [...stories, tellContradiction(`${seed}/contradiction`, number + 1)]
}

/**
 * The code of a sticker says another number than its print, which was registered. Told after all
 * others, from a seed of its own, and redeemed after them: none of them is told differently.
 */
function tellContradiction(seed: string, number: number): Story {
  const [first] = campaigns
  const campaign = campaigns.find(({ promotion }) => promotion === 'id-smart-moves-2026') ?? first
  const at = new Date(demoStart.getTime() - 4 * 60_000)
  return tellStory(seed, number, campaign, [], { flaw: otherCode, at }).story
}

interface Told {
  story: Story
  bought: Bought
  invoice: InvoiceJob
}

function tellStory(
  seed: string,
  number: number,
  campaign: Campaign,
  before: Told[],
  given: { flaw?: Flaw; at?: Date } = {},
): Told {
  const dice = diceFor(seed, 'story')
  const flaw = given.flaw ?? flawOf(dice)
  const earlier = flaw.isSharedInvoice ? before.at(-1) : undefined
  const product: MadeUpProduct = earlier?.bought.product ?? products[dice.pick(campaign.products)]
  const member = madeUpMember(dice.pick(campaign.regions), number, dice)
  const submitted = given.at ?? submissionOf(campaign, dice)
  const bought: Bought = {
    product,
    member: earlier?.bought.member ?? member,
    serialNumber: serialNumberOf(product, dice),
    chk: String(dice.whole(100, 999)),
    on: purchaseDate(campaign, submitted, flaw, dice),
    shop: dice.whole(0, 3),
    number,
  }
  const invoice: InvoiceJob = earlier?.invoice ?? {
    kind: 'invoice',
    isPdf: dice.chance(0.04),
    scene: invoiceScene(bought, dice, flaw),
  }
  const photo: PhotoJob = { kind: 'photo', scene: photoScene(bought, dice, flaw) }
  const intake = intakeOf(campaign, bought, invoice, flaw, dice)
  const answer = answerTo(intake, campaign.promotion, submitted, flaw, seed)

  const first: StoryAttempt = {
    at: submitted,
    invoice,
    serialPhoto: photo,
    decision: decisionOf(submitted, campaign, answer, dice),
  }
  const again =
    first.decision?.kind === 'ask_again' ? redeemAgain(first, campaign, bought, flaw, dice) : null
  const story = { intake, attempts: again ? [first, again] : [first], dice: diceFor(seed, 'after') }
  return { story, bought, invoice }
}

function flawOf(dice: Dice): Flaw {
  let throwLeft = dice.between(0, 100)
  for (const flaw of flaws) {
    throwLeft -= flaw.share
    if (throwLeft < 0) return flaw
  }
  return flaws[0]
}

const day = 24 * 3600_000

/** Members redeem at any hour, mostly in the evening, and never after the desk opens. */
function submissionOf({ from, to, crowding }: Campaign, dice: Dice): Date {
  const start = Date.parse(`${from}T00:00:00Z`)
  const span = Date.parse(`${to}T00:00:00Z`) - start
  const position = dice.next() ** (1 / crowding)
  const date = Math.floor((start + position * span) / day) * day
  const at = date + dice.between(2, 16) * 3600_000
  return new Date(Math.min(at, demoStart.getTime() - dice.whole(5, 300) * 60_000))
}

function purchaseDate({ promotion }: Campaign, submitted: Date, flaw: Flaw, dice: Dice): string {
  const { purchaseFrom, purchaseTo } = demoPromotions[promotion]
  const latest = Math.min(Date.parse(purchaseTo), submitted.getTime())
  if (flaw.isTooEarly) return dateOf(Date.parse(purchaseFrom) - dice.whole(3, 20) * day)
  const earliest = Math.max(Date.parse(purchaseFrom), latest - 24 * day)
  return dateOf(dice.between(Math.min(earliest, latest), latest))
}

const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10)

function intakeOf(
  { promotion }: Campaign,
  bought: Bought,
  invoice: InvoiceJob,
  flaw: Flaw,
  dice: Dice,
): ClaimIntake {
  const { product, member, serialNumber, chk, number } = bought
  const { id, email, region, recipient } = member
  const wasBoughtAbroad = region === 'FR' && dice.chance(0.03)
  return {
    promotion,
    member: { id, email, region },
    registration: {
      id: `reg-${70_000 + number}`,
      serialNumber: flaw.isSlip ? slipped(serialNumber) : serialNumber,
      chk,
      category: product.category,
      productName: product.name,
      model: product.name,
    },
    purchase: {
      region: wasBoughtAbroad ? 'DE' : region,
      store: invoice.scene.store.name,
      date: bought.on,
      channel: dice.pick([
        'retail_store',
        'retail_store',
        'online_retailer',
        'online_retailer',
        'reseller',
      ]),
    },
    recipient,
    note: dice.chance(0.12) ? dice.pick(notes) : null,
  }
}

const notes: [string, ...string[]] = [
  'Please deliver after 5 pm, thank you!',
  'Saya membeli 2 unit, yang satu lagi saya klaim terpisah.',
  'La boîte était déjà ouverte, la photo est celle de la carte.',
  'Invoice is from my company, product is for me.',
  'Mohon kirim voucher ke email ini ya, terima kasih.',
]

const reviewers = [
  personas.rina.id,
  personas.camille.id,
  personas.rina.id,
  personas.meiling.id,
] as const

/** Decided during working hours, unless that is after the desk opens. */
function decisionOf(
  submitted: Date,
  { decidedAfter: [soonest, latest], slow }: Campaign,
  answer: Flaw['answer'],
  dice: Dice,
): StoryDecision | null {
  // Some claims wait much longer.
  const patience = dice.chance(slow) ? 2.4 : 1
  const days = dice.between(soonest, latest) * patience
  const at = workingMoment(submitted.getTime() + days * day, dice)
  if (at >= demoStart.getTime() - 3600_000) return null
  return {
    at: new Date(at),
    by: dice.pick(reviewers),
    kind: answer.kind,
    reasons: answer.reasons,
    note: answer.note ?? null,
  }
}

function workingMoment(time: number, dice: Dice): number {
  const midnight = Math.floor(time / day) * day
  const weekday = new Date(midnight).getUTCDay()
  const forward = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return midnight + forward * day + dice.between(1.5, 9.5) * 3600_000
}

/** Two of three members redeem again within days, with what was asked for. */
function redeemAgain(
  first: StoryAttempt,
  campaign: Campaign,
  bought: Bought,
  flaw: Flaw,
  dice: Dice,
): StoryAttempt | null {
  const asked = first.decision?.at.getTime() ?? 0
  const at = asked + dice.between(0.3, 6) * day
  if (!dice.chance(0.68) || at >= demoStart.getTime() - 600_000) return null
  const fixed = flaws[0]
  const isInvoice = first.decision?.reasons.some((reason) => reason.startsWith('invoice')) ?? false
  const isPhoto = first.decision?.reasons.some((reason) => reason.startsWith('photo')) ?? false
  return {
    at: new Date(at),
    invoice: isInvoice
      ? { kind: 'invoice', isPdf: dice.chance(0.1), scene: invoiceScene(bought, dice, fixed) }
      : null,
    serialPhoto: isPhoto ? { kind: 'photo', scene: photoScene(bought, dice, fixed) } : null,
    ...(flaw.isSlip
      ? {
          registration: {
            id: `reg-${70_000 + bought.number}`,
            serialNumber: bought.serialNumber,
            chk: bought.chk,
            category: bought.product.category,
            productName: bought.product.name,
            model: bought.product.name,
          },
        }
      : {}),
    decision: decisionOf(new Date(at), campaign, fixed.answer, dice),
  }
}
