import type { ActKind } from '../../contract/acts.ts'
import type { ColumnType, Generated, Kysely, Transaction as KyselyTransaction } from 'kysely'
import type { Role } from '../../contract/access.ts'
import type { CheckId, CheckState, Mark } from '../../contract/checks.ts'
import type { CalendarDay } from '../../contract/calendars.ts'
import type { ClaimState, DecisionKind, Category } from '../../contract/claim-words.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import type { Member, Purchase, Recipient, Registration } from '../../contract/facts.ts'
import type { EventKind } from '../../contract/history.ts'
import type { Notice } from '../../contract/live.ts'
import type { NotePlace } from '../../contract/notes.ts'
import type { MailKind, MailState } from '../../contract/mail-kinds.ts'
import type { BatchState } from '../../contract/code-batches.ts'
import type { CodeState, VaultEventKind } from '../../contract/codes.ts'
import type { SignOff, SignOffAlarm, SignOffKind, SignOffState } from '../../contract/sign-offs.ts'
import type { Preferences } from '../../contract/preferences.ts'
import type { Macro } from '../../contract/phrases.ts'
import type { PrizeState } from '../../contract/prizes.ts'
import type { ReleaseState } from '../../contract/releases.ts'
import type { ReplacementCause } from '../../contract/replacements.ts'
import type { FixPlace } from '../../contract/reasons.ts'
import type { PrizeKind } from '../../contract/promotions.ts'
import type { PromotionTerms } from '../../contract/promotion-changes.ts'
import type { Language } from '../../contract/schema.ts'
import type { CorrectableFact, DrawingGap, ReadingState } from '../../contract/document-reading.ts'
import type { ShipmentState } from '../../contract/shipments.ts'
import type { PageLight, PageReading } from './page-reading.ts'

export type Database = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>

/** `YYYY-MM-DD`: both drivers are set to return dates as text. */
type LocalDate = string

/**
 * Read as a value, written as JSON text, because `pg` would send an array as a PostgreSQL array.
 */
type Json<Value> = ColumnType<Value, string, string>

export interface Tables {
  calendars: CalendarsTable
  calendar_moves: CalendarMovesTable
  workloads: WorkloadsTable
  alerts: AlertsTable
  alerts_seen: AlertsSeenTable
  staff_mails: StaffMailsTable
  golden_claims: GoldenClaimsTable
  second_looks: SecondLooksTable
  reassignments: ReassignmentsTable
  reassigned_claims: ReassignedClaimsTable
  promotions: PromotionsTable
  reasons: ReasonsTable
  staff: StaffTable
  sessions: SessionsTable
  preferences: PreferencesTable
  links: LinksTable
  sign_offs: SignOffsTable
  sign_in_failures: SignInFailuresTable
  known_devices: KnownDevicesTable
  claims: ClaimsTable
  checks_due: ChecksDueTable
  arrivals: ArrivalsTable
  sharing_turns: SharingTurnsTable
  attempts: AttemptsTable
  files: FilesTable
  documents: DocumentsTable
  document_pages: DocumentPagesTable
  readings: ReadingsTable
  examinations: ExaminationsTable
  reading_marks: ReadingMarksTable
  lane_promotions_out: LanePromotionsOutView
  lane_prizes_out: LanePrizesOutView
  reading_looks: ReadingLooksTable
  paper_words: PaperWordsTable
  corrections: CorrectionsTable
  check_verdicts: CheckVerdictsTable
  decisions: DecisionsTable
  awaited_answers: AwaitedAnswersTable
  leases: LeasesTable
  views: ViewsTable
  phrases: PhrasesTable
  prizes: PrizesTable
  codes: CodesTable
  code_batches: CodeBatchesTable
  staged_codes: StagedCodesTable
  vault_events: VaultEventsTable
  releases: ReleasesTable
  release_items: ReleaseItemsTable
  replacements: ReplacementsTable
  goods_stock: GoodsStockTable
  goods_moves: GoodsMovesTable
  carriers: CarriersTable
  shipments: ShipmentsTable
  events: EventsTable
  bulk_steps: BulkStepsTable
  mails: MailsTable
  idempotency_keys: IdempotencyKeysTable
  desk: DeskTable
  desk_events: DeskEventsTable
  notes: NotesTable
  note_editions: NoteEditionsTable
  claim_watchers: ClaimWatchersTable
  notices: NoticesTable
  changes: ChangesTable
}

interface CalendarsTable {
  calendar: string
  version: number
  source: string
  /** English names of the days of the weekend. */
  weekend: Json<string[]>
  days: Json<CalendarDay[]>
  /** Years that are computed, not decreed. */
  complete_years: Json<string[]>
  provisional_years: Json<string[]>
  recorded_at: Date
  /** `null` for calendars that came with the product. */
  recorded_by: string | null
}

/** An open attempt whose deadline a new version of a calendar moved. */
interface CalendarMovesTable {
  calendar: string
  version: number
  claim_id: string
  attempt: number
  due_soon_on_before: LocalDate
  due_on_before: LocalDate
  due_soon_on: LocalDate
  due_on: LocalDate
}

interface AlertsTable {
  claim_id: string
  attempt: number
  kind: 'due_soon' | 'overdue'
  raised_at: Date
}

interface AlertsSeenTable {
  staff_id: string
  up_to: Date
}

interface StaffMailsTable {
  id: string
  staff_id: string
  kind: 'alerts' | 'weekly' | 'link' | 'account'
  for_date: LocalDate
  recipient: string
  subject: string
  body: string
  created_at: Date
  /** `null`: sent, given up, or no mail server is configured. */
  next_try_at: Date | null
  tries: Generated<number>
  last_error: Generated<string | null>
  sent_at: Generated<Date | null>
}

interface GoldenClaimsTable {
  claim_id: string
  attempt: number
  kind: DecisionKind
  reasons: Json<string[]>
  first_staff_id: string
  set_by: string
  set_at: Date
}

interface SecondLooksTable {
  id: string
  claim_id: string
  attempt: number
  source: 'share' | 'golden'
  /** `null` for a claim with a known answer. */
  decision_id: string | null
  first_staff_id: string
  first_kind: DecisionKind
  first_reasons: Json<string[]>
  drawn_at: Date
  staff_id: Generated<string | null>
  taken_at: Generated<Date | null>
  kind: Generated<DecisionKind | null>
  reasons: ColumnType<string[] | null, never, string>
  note: Generated<string | null>
  looked_at: Generated<Date | null>
  agrees: Generated<boolean | null>
  settled_for: Generated<'first' | 'second' | null>
  settled_by: Generated<string | null>
  settled_at: Generated<Date | null>
}

interface WorkloadsTable {
  staff_id: string
  languages: Json<Language[]>
  cap: number | null
  absent_from: LocalDate | null
  absent_until: LocalDate | null
  /** When the current absence freed their work. */
  freed_at: Date | null
  /** How many claims that were. */
  freed: Generated<number | null>
}

interface ReassignmentsTable {
  id: string
  by_id: string
  at: Date
  because: string | null
  undone_at: Date | null
}

interface ReassignedClaimsTable {
  reassignment_id: string
  claim_id: string
  /** Version of the claim that giving it made. */
  version: number
  from_id: string | null
  to_id: string | null
  /** Until when it was put off instead of given. */
  held_until: Generated<LocalDate | null>
}

interface PromotionsTable {
  id: string
  version: number
  name: string
  terms: Json<PromotionTerms>
}

interface ReasonsTable {
  id: string
  position: number
  fix: FixPlace
  label: string
  texts: Json<Record<Language, string>>
}

interface StaffTable {
  id: string
  name: string
  email: string
  roles: Json<Role[]>
  /** PHC string of argon2id; `null` until the invitation is accepted. */
  password_hash: string | null
  is_disabled: Generated<boolean>
  created_at: Date
  last_seen_at: Date | null
  /**
   * When the account got its present holder: when it was made, or its password set by a shown link.
   */
  trusted_from: Date
  /**
   * When this person lost the permission to sign accounts off; `null`: still has it, or never had
   * it.
   */
  could_sign_until: Generated<Date | null>
  account_version: Generated<number>
}

interface SignOffsTable {
  id: string
  kind: SignOffKind
  subject: string
  claim_id: string | null
  reason: string | null
  details: Json<Record<string, unknown>>
  changes: Json<SignOff['changes']>
  asked_by: string
  asked_at: Date
  state: SignOffState
  decided_by: string | null
  decided_at: Date | null
  because: string | null
  alarms: Json<SignOffAlarm[]>
}

interface SessionsTable {
  id: string
  staff_id: string
  /** SHA-256 of the cookie's token, hexadecimal: the token itself is never stored. */
  token_hash: string
  created_at: Date
  last_seen_at: Date
  ended_at: Date | null
}

interface LinksTable {
  token_hash: string
  purpose: 'first_administrator' | 'invitation' | 'new_password'
  /** `null` for the first administrator, who has no account yet. */
  staff_id: string | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
  /** Whether anyone but its owner was shown it. */
  is_shown: Generated<boolean>
}

interface SignInFailuresTable {
  /** SHA-256 of the e-mail, or of the address it was tried from. */
  subject: string
  failures: number
  last_at: Date
}

interface ClaimsTable {
  id: string
  number: string
  version: number
  promotion_id: string
  /**
   * The prize of the promotion that it can earn; `null` if none fits. Worked out again with its
   * checks when the terms change.
   */
  offer_id: string | null
  state: ClaimState
  attempt: number
  region: string
  member_id: string
  email: string
  member_name: string
  serial_number: string
  product_name: string
  category: Category
  assignee_id: string | null
  first_submitted_at: Date
  submitted_at: Date
  due_soon_at: Date
  due_day_at: Date
  due_at: Date
  /** Local date of the current attempt, in its zone. */
  due_on: LocalDate
  decided_at: Date | null
  held_until: Generated<LocalDate | null>
  /** The first moment of that date in the promotion's zone. */
  hold_ends_at: Generated<Date | null>
  held_because: Generated<string | null>
  held_by: Generated<string | null>
  tags: Generated<string[]>
  /** The text it is found by, see `searchOfClaim`. */
  search: string
  /** The part of it that comes from no other column, see `searchMoreOf`. */
  search_more: Generated<string>
  /** What its checks come to while it is open, see `summaryOf`. */
  checks_state: Generated<CheckState>
  checks_failing: Generated<CheckId[]>
  checks_unsure: Generated<CheckId[]>
  /** When that was found out: a number that grows. */
  checks_mark: Generated<number>
  /** `due_at`, a thousand years later for each worse state: one column to order open claims by. */
  checks_place: Generated<Date | null>
}

/** A view: promotions whose claims are not in the clean lane, by its terms. */
interface LanePromotionsOutView {
  promotion_id: string
}

/** A view: prizes worth more than the clean lane allows. */
interface LanePrizesOutView {
  promotion_id: string
  offer_id: string
}

/** Claims whose checks may have changed. */
interface ChecksDueTable {
  mark: Generated<number>
  claim_id: string | null
  /** All open claims of this promotion, from the one after `after_id`. */
  promotion_id: string | null
  after_id: string | null
  /** Whether claims that share something with it are due as well. */
  spreads: Generated<boolean>
}

/** Claims and attempts that came, and nobody has been sought for yet; written by triggers. */
interface ArrivalsTable {
  seq: Generated<number>
  claim_id: string
}

/** What was shared out to a person last. */
interface SharingTurnsTable {
  staff_id: string
  /** Grows with every claim that is shared out, to whomever. */
  turn: number
  /** The team's date, and how many claims they were given on it. */
  given_on: LocalDate
  given: number
}

export interface AttemptFacts {
  member: Member
  registration: Registration
  purchase: Purchase
  recipient: Recipient
  note: string | null
}

interface AttemptsTable {
  claim_id: string
  number: number
  submitted_at: Date
  facts: Json<AttemptFacts>
  zone: string
  received_on: LocalDate
  due_soon_on: LocalDate
  due_on: LocalDate
  is_provisional: boolean
  counts_cuti_bersama_as_off: boolean
  /** Calendars that the deadline was counted with, and the version of each. */
  calendars: Json<{ calendar: string; version: number }[]>
}

interface FilesTable {
  sha256: string
  media_type: string
  bytes: number
  /** Pixels; `null` for a PDF. */
  width: number | null
  height: number | null
  stored_at: Date
}

interface DocumentsTable {
  id: string
  claim_id: string
  attempt: number
  kind: EvidenceKind
  file_name: string
  sent_sha256: string
  original_sha256: string | null
  uploaded_at: Date
  /** `null` for a document from before pages were counted, some of which were lost. */
  pages_in_all: number | null
  gaps: Json<DrawingGap[]>
}

interface DocumentPagesTable {
  document_id: string
  page: number
  sha256: string
}

/** A file that an engine has read or is to read. */
interface ReadingsTable {
  sent_sha256: string
  engine: string
  state: ReadingState
  queued_at: Date
  /** When it may be taken; taking it moves this to the end of the lease. */
  next_try_at: Date | null
  tries: Generated<number>
  /** Of each page, measured at the intake. */
  light: Json<PageLight[]>
  pages: Json<PageReading[]> | null
  /** Digit strings of the text, by which copies are found. */
  numbers: Json<string[]> | null
  read_at: Date | null
}

/** Results about a claim's papers, by a digest of what they depend on. */
interface ExaminationsTable {
  key: string
  /** `PapersExamined` of the module that computes it. */
  outcome: Json<object>
  is_complete: boolean
  made_at: Date
}

/** What a document can be looked up by: a digit string, or its number at a shop. */
interface ReadingMarksTable {
  kind: LookupKeyKind
  value: string
  sent_sha256: string
}

export type LookupKeyKind = 'number' | 'invoice'

/** The perceptual hash of a file's first page, one row for each quarter of the hash. */
interface ReadingLooksTable {
  part: number
  quarter: number
  /** All 64 bits, as a signed number in digits. */
  look: string
  sent_sha256: string
}

/** What stands on a file that was read, folded for the search. */
interface PaperWordsTable {
  sent_sha256: string
  words: string
}

interface CorrectionsTable {
  id: string
  sent_sha256: string
  fact: CorrectableFact
  /** `null`: back to the reading. */
  value: string | null
  staff_id: string
  corrected_at: Date
}

interface CheckVerdictsTable {
  claim_id: string
  attempt: number
  check_id: CheckId
  was_right: boolean
  decided_at: Date
}

/** One reason as the member was told it: its text at that time, in the promotion's language. */
export interface Told {
  reason: string
  text: string
  fix: FixPlace
}

/** Claims that wait for their member. */
interface AwaitedAnswersTable {
  claim_id: string
  asked_at: Date
  /** The last date to answer, in the zone of the promotion; `null` for none. */
  answer_by: LocalDate | null
  /** When the desk reminds the member, or closes the claim. */
  next_at: Date | null
  reminded_at: Date | null
  /** Its place in the order of last dates; those without one come last. Kept by the database. */
  place: ColumnType<Date, never, never>
}

interface DecisionsTable {
  id: string
  claim_id: string
  attempt: number
  kind: DecisionKind
  staff_id: string
  reasons: Json<string[]>
  told: Json<Told[]>
  internal_note: string | null
  decided_at: Date
  undone_at: Date | null
  /** Version of the claim that it made. */
  version: number
  /** Its mail leaves then; `null` if it was final at once. */
  undo_until: Date | null
  marks: ColumnType<Mark[], string | undefined, never>
  override_reason: Generated<string | null>
  /** Approved in the clean lane, with one key. */
  in_lane: Generated<boolean>
  undone_by: Generated<string | null>
  undone_because: Generated<string | null>
}

interface LeasesTable {
  claim_id: string
  staff_id: string
  taken_at: Date
  expires_at: Date
  /** Taken ahead: kept free for this person, who is not reviewing it yet. */
  is_ahead: Generated<boolean>
}

interface ViewsTable {
  id: string
  owner_id: string
  name: string
  /** Filter of the queue, as in the address. */
  query: string
  is_shared: boolean
  created_at: Date
  deleted_at: Date | null
}

interface PhrasesTable {
  id: string
  author_id: string
  is_shared: boolean
  name: string
  /** Of the text. */
  language: Language | null
  text: string | null
  macro: ColumnType<Macro | null, string | null, string | null>
  created_at: Date
}

interface PrizesTable {
  claim_id: string
  promotion_id: string
  offer_id: string
  name: string
  kind: PrizeKind
  state: PrizeState
  approved_at: Date
  /** Last day of the promotion it waits for; `null` if it was never held. */
  held_until: LocalDate | null
  released_at: Date | null
  released_by: string | null
  /** A decimal number as text, which is exact. */
  worth_amount: ColumnType<string | null, string | null | undefined, never>
  worth_currency: ColumnType<string | null, string | null | undefined, never>
  /** Whether it was above its promotion's limit when it was approved. */
  needs_second_person: ColumnType<boolean, boolean | undefined, never>
  confirmed_by: Generated<string | null>
  confirmed_at: Generated<Date | null>
  refused_by: Generated<string | null>
  refused_at: Generated<Date | null>
  refused_because: Generated<string | null>
  /** Where its mails go instead of the member's own address. */
  email: Generated<string | null>
}

interface CodesTable {
  id: string
  promotion_id: string
  offer_id: string
  ciphertext: Uint8Array
  nonce: Uint8Array
  key_id: string
  /** HMAC-SHA-256 of the normalised code, hexadecimal. */
  fingerprint: string
  last4: string
  position: Generated<number>
  added_at: Date
  added_by: string
  claim_id: string | null
  issued_at: Date | null
  batch_id: string
  state: Generated<CodeState>
  /** Last local day on which it can be used; `null` if it never ends. */
  expires_on: LocalDate | null
  /** When it became void, compromised or expired. */
  ended_at: Generated<Date | null>
  /** A code that was mailed for an approval that was then taken back: it is never issued again. */
  voided_at: Generated<Date | null>
  voided_for: Generated<string | null>
}

interface CodeBatchesTable {
  id: string
  promotion_id: string
  offer_id: string
  state: BatchState
  file_name: string
  /** HMAC of the whole list: the same list twice is one batch. */
  file_fingerprint: string
  count: number
  expected_count: number | null
  supplier: string | null
  /** A decimal number as text, which is exact. */
  value_amount: string | null
  value_currency: string | null
  expires_on: LocalDate | null
  sent_by: string
  sent_at: Date
  decided_by: Generated<string | null>
  decided_at: Generated<Date | null>
  reason: Generated<string | null>
  is_from_before: Generated<boolean>
}

/** Codes of a batch that nobody confirmed yet. */
interface StagedCodesTable {
  id: string
  batch_id: string
  ciphertext: Uint8Array
  nonce: Uint8Array
  key_id: string
  fingerprint: string
  last4: string
  line: number
  expires_on: LocalDate | null
}

interface VaultEventsTable {
  id: string
  kind: VaultEventKind
  at: Date
  staff_id: string | null
  batch_id: string | null
  code_id: string | null
  claim_id: string | null
  count: number | null
  reason: string | null
}

interface KnownDevicesTable {
  /** SHA-256 of the token in the browser's cookie, or of the network. */
  subject: string
  staff_id: string
  kind: 'device' | 'network'
  last_used_at: Date
}

interface ReleasesTable {
  id: string
  promotion_id: string
  state: ReleaseState
  total: number
  started_by: string
  /** Whose authority it runs with: whoever started or last resumed it. */
  run_by: string
  started_at: Date
  changed_at: Date
  ended_at: Generated<Date | null>
  /** Only while it is paused. */
  paused_because: Generated<'somebody' | 'no_authority' | null>
}

interface ReleaseItemsTable {
  release_id: string
  claim_id: string
  position: number
  state: 'waiting' | 'done' | 'passed_over'
}

interface ReplacementsTable {
  id: string
  claim_id: string
  because: ReplacementCause
  reason: string
  asked_by: string
  asked_at: Date
  state: 'asked' | 'confirmed' | 'refused'
  decided_by: Generated<string | null>
  decided_at: Generated<Date | null>
}

interface GoodsStockTable {
  promotion_id: string
  offer_id: string
  received: number
  taken: number
}

interface GoodsMovesTable {
  id: string
  promotion_id: string
  offer_id: string
  kind: 'received' | 'corrected' | 'packed' | 'unpacked'
  count: number
  claim_id: string | null
  staff_id: string | null
  at: Date
  note: string | null
}

interface CarriersTable {
  code: string
  position: number
  name: string
  countries: Json<string[]>
  /** A mask (contract/masks.ts). */
  number_pattern: string | null
  /** The link from before masks, if it could not be translated. */
  former_pattern: Generated<string | null>
  page: string | null
  link: string | null
  is_link_verified: boolean
  version: Generated<number>
  is_offered: Generated<boolean>
}

interface ShipmentsTable {
  claim_id: string
  state: ShipmentState
  recipient: Json<Recipient>
  region: string
  zone: string
  received_on: LocalDate
  due_soon_on: LocalDate
  due_on: LocalDate
  due_soon_at: Date
  due_day_at: Date
  due_at: Date
  carrier_code: string | null
  tracking_numbers: Json<string[]>
  /** Every number it has or had, maintained by the database, see 0030. */
  search: ColumnType<string, never, never>
  shipped_on: LocalDate | null
  delivered_on: LocalDate | null
  returned_because: string | null
  packed_at: Generated<Date | null>
  lost_because: Generated<string | null>
  /** When the member was asked to correct the address. */
  address_asked_at: Generated<Date | null>
  address_question: Generated<string | null>
  earlier_parcels: ColumnType<EarlierParcel[], string | undefined, string>
}

/** An earlier parcel: lost, or returned. */
export interface EarlierParcel {
  carrier: string
  trackingNumbers: string[]
  shippedOn: LocalDate
  ended: 'returned' | 'lost'
}

/** As they were written; `takeStep` types them by their kind. */
type EventDetails = Record<string, string | number | null | string[]>

interface EventsTable {
  claim_id: string
  version: number
  attempt: number
  kind: EventKind
  at: Date
  actor_kind: 'staff' | 'member' | 'system'
  actor_id: string | null
  details: Json<EventDetails>
  internal_note: string | null
}

interface MailsTable {
  id: string
  claim_id: string
  /** Version of the claim, and so the step, that caused it. */
  version: number
  kind: MailKind
  state: MailState
  recipient: string
  subject: string
  /** What it is found by beside its claim, see `searchOfMail`. */
  search: string
  /** Plain text; a digital code appears as `{{code}}` and is inserted while sending. */
  body: string
  code_id: string | null
  language: Language
  message_id: string
  created_at: Date
  next_try_at: Date | null
  tries: Generated<number>
  /** Since then someone may have read it, whatever the mail server answered. */
  first_tried_at: Generated<Date | null>
  last_error: string | null
  sent_at: Date | null
  /** When it bounced although a mail server had accepted it. */
  bounced_at: Generated<Date | null>
  bounce_reason: Generated<string | null>
}

interface IdempotencyKeysTable {
  scope: string
  key: string
  fingerprint: string
  status: number
  /** JSON of the answer, locked with the key. */
  answer: string
  created_at: Date
}

interface NotesTable {
  id: string
  claim_id: string
  author_id: string
  at: Date
}

/** What a note says; an edit adds the next one. */
interface NoteEditionsTable {
  note_id: string
  edition: number
  at: Date
  text: string
  /** Ids of staff. */
  mentions: Json<string[]>
  place: ColumnType<NotePlace | null, string | null, never>
}

interface ClaimWatchersTable {
  claim_id: string
  staff_id: string
  at: Date
}

interface NoticesTable {
  id: string
  staff_id: string
  kind: Notice['kind']
  claim_id: string
  /** `null` for the member, and for the desk itself. */
  by_id: string | null
  note: string | null
  note_id: string | null
  at: Date
  seen_at: Date | null
}

/** Written by triggers, but for `checks`. `xid` and `seq` give the order in which others can see them. */
interface ChangesTable {
  seq: Generated<number>
  xid: Generated<string>
  at: Generated<Date>
  kind: 'claim' | 'lease' | 'note' | 'notice' | 'sign_off' | 'checks' | 'preferences'
  claim_id: string | null
  version: number | null
  by_id: string | null
  for_staff: string | null
}

interface PreferencesTable {
  staff_id: string
  name: keyof Preferences
  /** Whatever a version of the app wrote. */
  value: Json<unknown>
}

/** What a bulk action replaced with a step: the claim as it was before. */
interface BulkStepsTable {
  claim_id: string
  /** The version that the step made. */
  version: number
  by_id: string
  at: Date
  act: 'assign' | 'hold' | 'tag'
  assignee_id: string | null
  held_until: LocalDate | null
  hold_ends_at: Date | null
  held_because: string | null
  held_by: string | null
  tags: string[]
}

interface DeskEventsTable {
  id: string
  actor_id: string
  kind: ActKind
  subject: string
  before: ColumnType<object | null, string | null, never>
  after: ColumnType<object | null, string | null, never>
  at: Date
}

interface DeskTable {
  key: string
  value: string
}
