import { lists, oneClaim } from './heard-makes-stale.ts'
import type { CommandName, Stale } from './names.ts'

const claims = [...lists, ...oneClaim, 'claimNeighbours', 'claimNextPeek'] as const satisfies Stale
const mails = ['mailList', 'mailRead'] as const satisfies Stale
const prizes = [
  'prizeList',
  'prizeCounts',
  'prizeRead',
  'codeStockList',
  'codeBatchList',
  'vaultEventList',
  'releaseList',
  'releaseRehearse',
  'replacementList',
] as const satisfies Stale
const shipments = [
  'shipmentList',
  'shipmentCounts',
  'shipmentRead',
  'goodsList',
  'goodsMoveList',
] as const satisfies Stale
const board = ['boardRead', 'trendRead', 'workloadList'] as const satisfies Stale
const quality = ['qualityRead', 'disagreementList', 'laneRead'] as const satisfies Stale
const views = ['viewList', 'viewCounts'] as const satisfies Stale
const phrases = ['phraseList', 'claimPhrases'] as const satisfies Stale
const staff = ['staffList', 'colleagueList', 'workloadList'] as const satisfies Stale
const member = ['intakeClaimRead', 'intakeMemberClaims'] as const satisfies Stale

/** Work on a claim: its page, and its place in lists. */
const work = ['claimRead', 'clockRead', ...lists] as const satisfies Stale
const decision = [
  ...work,
  'prizeRead',
  'prizeList',
  'prizeCounts',
  'shipmentRead',
  'shipmentList',
  'shipmentCounts',
  'mailList',
] as const satisfies Stale
const prize = [...prizes, ...claims, ...mails] as const satisfies Stale
const parcel = [...shipments, 'claimRead', 'mailList'] as const satisfies Stale

/**
 * Which command makes which answers stale. A command without an entry does not compile. If both are
 * about one claim, only that claim's answers are stale.
 */
export const madeStaleBy: Record<CommandName, Stale> = {
  intakeClaimCreate: [...member, ...lists],
  intakeAttemptCreate: [...member, ...oneClaim, ...lists],
  intakeRecipientCorrect: [...member, ...parcel],
  intakeMailBounce: [...mails, ...prizes],

  claimNext: ['claimCounts'],
  claimTake: ['claimRead'],
  // The person has moved on to another page; the feed tells everyone else.
  claimLeave: [],
  claimAssign: work,
  claimApprove: decision,
  claimAskAgain: decision,
  claimDecline: decision,
  claimUndo: decision,
  claimReverse: [...decision, 'signOffList'],
  claimReopen: decision,
  claimHold: work,
  claimEndHold: work,
  claimHandOver: work,
  claimSkip: work,
  claimTakeOver: work,
  claimBulk: [...claims, 'tagList'],
  readingCorrect: oneClaim,
  noteAdd: ['noteList'],
  noteEdit: ['noteList', 'noticeList'],
  claimWatch: ['noteList'],
  claimUnwatch: ['noteList'],

  noticeSeen: ['noticeList'],
  noticesSeen: ['noticeList'],
  alertSeen: ['alertList'],
  viewCreate: views,
  viewChange: views,
  viewDelete: views,
  viewRestore: views,
  phraseCreate: phrases,
  phraseChange: phrases,
  phraseDelete: phrases,

  // These only read what was uploaded.
  calendarFileRead: [],
  calendarPreview: [],
  codeBatchPreview: [],

  calendarCreate: ['calendarList', 'calendarRead', ...claims],
  calendarChange: ['calendarList', 'calendarRead', ...claims],
  promotionCreate: ['promotionList'],
  promotionChange: ['promotionList', 'signOffList'],

  reassignClaims: [...board, ...claims],
  reassignUndo: [...board, ...claims],
  workloadChange: [...board, ...claims],
  teamChange: ['teamRead', 'boardRead', 'trendRead', 'reportRead'],
  qualityChange: quality,
  goldenSet: quality,
  laneChange: ['laneRead', ...claims],
  sharingChange: ['sharingRead'],
  disagreementSettle: quality,
  lookGive: quality,

  prizeConfirm: prize,
  prizeRefuse: prize,
  prizeRelease: prize,
  codeReveal: ['vaultEventList', ...claims],
  codeFind: ['vaultEventList'],
  codeBatchCreate: prizes,
  codeBatchConfirm: prize,
  codeBatchReject: prizes,
  codeBatchVoid: [...prizes, 'signOffList'],
  codeResend: prize,
  codeRedirect: [...prize, 'signOffList'],
  replacementAsk: prize,
  replacementDecide: prize,
  releaseStart: prize,
  releasePause: prizes,
  releaseResume: prizes,

  shipmentPack: parcel,
  shipmentUnpack: parcel,
  shipmentShip: parcel,
  shipmentDeliver: parcel,
  shipmentReturn: parcel,
  shipmentLose: [...parcel, 'signOffList'],
  shipmentImport: parcel,
  addressAsk: parcel,
  recipientCorrect: [...parcel, 'signOffList'],
  goodsMove: shipments,
  carrierKeep: ['carrierList', 'carrierEntryList'],

  mailRetry: mails,
  mailBounce: [...mails, ...prizes],

  staffInvite: [...staff, 'signOffList'],
  staffInviteAgain: [...staff, 'signOffList'],
  staffChange: [...staff, 'signOffList'],
  // It may have changed anything: a claim, prize, parcel, account or promotion.
  signOffConfirm: 'everything',
  signOffRefuse: 'everything',

  preferencesChange: ['sessionRead'],

  // Signing in or out empties the cache.
  sessionStart: [],
  sessionEnd: [],
  personaTake: [],
  welcomeAccept: [],
}
