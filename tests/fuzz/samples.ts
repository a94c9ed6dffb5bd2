import { account, password } from '../support/accounts.ts'
import { promotionTerms } from '../support/factories.ts'
import { newKey, readClaim, redeem, redeemOwn } from '../support/acts.ts'
import type { FurnishedDesk } from './furnish.ts'

type Sample = (furnished: FurnishedDesk) => Promise<object> | object

const days = [{ date: '2026-05-01', name: 'Labour Day', kind: 'national' }]
const calendar = {
  source: 'the decree',
  weekend: ['Saturday', 'Sunday'],
  days,
  provisionalYears: ['2027'],
}

/** On the picture that all claims of `redeem` have. */
const noteSample: Sample = async ({ desk, people }) => {
  const { attempts } = await readClaim(people.agent, await redeem(desk))
  const sha256 = attempts[0]?.documents[0]?.pages[0]?.sha256
  return { mentions: [people.agent.id], place: { kind: 'invoice', sha256, x: 0.5, y: 0.5 } }
}

/** Bodies whose parts hang together, or that name something new each time. */
export const samples: Record<string, Sample> = {
  noteAdd: noteSample,
  noteEdit: noteSample,
  promotionCreate: () => ({ id: newKey(), terms: promotionTerms() }),
  promotionChange: () => promotionTerms(),
  calendarCreate: () => ({ calendar: newKey().toUpperCase(), terms: calendar }),
  calendarChange: () => calendar,
  calendarPreview: () => calendar,
  claimBulk: async ({ desk }) => ({ rows: [{ number: await redeemOwn(desk), version: 1 }] }),
  claimApprove: () => ({ seal: null }),
  claimAskAgain: () => ({ seal: null }),
  claimDecline: () => ({ seal: null }),
  shipmentShip: () => ({ trackingNumbers: [newKey()] }),
  claimNext: () => ({ except: [] }),
  sessionStart: async ({ desk }) => ({ email: (await account(desk, 'agent')).email, password }),
  staffInvite: () => ({ email: `${newKey()}@desk.test` }),
  phraseCreate: () => ({ name: newKey() }),
  phraseChange: () => ({ name: newKey() }),
  viewCreate: () => ({ name: newKey() }),
  viewChange: () => ({ name: newKey() }),
  welcomeAccept: async ({ newToken }) => ({
    token: await newToken(),
    password,
  }),
  welcomeRead: async ({ newToken }) => ({ token: await newToken() }),
}
