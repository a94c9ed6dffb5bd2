import type { DrawingGap } from '../contract/document-reading.ts'
import type { Person, Persona } from '../contract/session.ts'
import type { HeavyWork } from './heavy-work.ts'
import type { PageLight, PageReading } from './storage/page-reading.ts'
import type { Database, Transaction } from './storage/tables.ts'

/** What the API needs of the world. Every host brings its own; tests bring theirs. */
export interface Ports {
  database: Database
  pictures: PictureStore
  uploadDecoder: UploadDecoder
  /** `null`: nothing on this host reads; people do. */
  textReader: TextReader | null
  heavyWork: HeavyWork
  /** For labels and slips. */
  letterFonts: LetterFonts
  clock: Clock
  ids: Ids
  identity: Identity
  passwords: Passwords
  /** `null`: no mail server is configured; mails are kept and can be read. */
  mailer: Mailer | null
  /** Key that digital codes are locked with. */
  codeKey: CodeKey
  intakeKey: string
  origin: OriginGuard
  /** Seconds in which a decision can be undone: its mail leaves after them; 0 for never. */
  undoSeconds: number
  /** Milliseconds between two looks for what others did, for those who follow it live. */
  liveMilliseconds: number
  /** Aborted when the host ends: what would go on for long ends then. */
  ending?: AbortSignal
  log: Log
  wording: Wording
}

export interface Clock {
  now(): Date
}

export interface Ids {
  /** A new UUID version 7: sorts by time, guards nothing. */
  next(): string
  /** 256 random bits, base64url: a secret. */
  secret(): string
}

/** Files by the SHA-256 of their bytes; a file never changes, so writing one twice is harmless. */
export interface PictureStore {
  put(sha256: string, bytes: Uint8Array): Promise<void>
  /** `null` when it is not there. */
  get(sha256: string): Promise<Uint8Array | null>
}

/** Turns what a member uploaded into pages that are safe to show, by content and not by name. */
export interface UploadDecoder {
  /**
   * @param sender whoever sent it: nobody's uploads hold up those of another for long
   * @throws {ProblemError} `desk_busy` when it could not be read now, through no fault of the file
   */
  decode(
    bytes: Uint8Array,
    accepts: readonly string[],
    sender: string,
  ): Promise<DecodedDocument | DecodeFault>
}

export interface DecodedDocument {
  pages: DrawnPage[]
  /** How many there are; only the first of them are drawn. */
  pagesInAll: number
  /** What is known to be missing on the drawn pages. */
  gaps: DrawingGap[]
  /** The PDF as it came; `null` for pictures, which exist re-encoded only. */
  original: { bytes: Uint8Array; mediaType: string } | null
}

/** A page as it is shown: drawn anew. */
export interface DrawnPage {
  bytes: Uint8Array
  mediaType: string
  width: number
  height: number
  light: PageLight
}

export interface DecodeFault {
  fault:
    | 'not_a_picture'
    | 'broken'
    | 'too_many_pixels'
    | 'too_long'
    | 'too_complex'
    | 'locked'
    | 'no_pages'
  /** With `not_a_picture`: what it is, where that is known ("HEIC"). */
  name?: string
}

/** Reads what stands on pages that are safe to show: words, codes. Slow; never within a request. */
export interface TextReader {
  /** The engines, their weights and our cascade, by version: another name, another reading. */
  engine: string
  /** @throws when the engine itself failed; pages on which nothing stands are read, and empty */
  read(document: DocumentToRead): Promise<PageReading[]>
}

export interface DocumentToRead {
  pages: { bytes: Uint8Array; width: number; height: number }[]
  /** A PDF as it came: what it says of its own text goes before anything that is recognised. */
  original: Uint8Array | null
  /** `codes`: photos of labels, searched with effort. `text`: invoices, on which a glance is enough. */
  seeks: 'codes' | 'text'
  /** Serial numbers that would end the search for codes. They steer it, and never what is found. */
  hints: string[]
}

/**
 * A font (TrueType) for letters a printer has not of itself: marks of central Europe; Han as written in
 * Taiwan.
 */
export type LetterFonts = (name: 'latin_ext' | 'han') => Promise<Uint8Array>

/** Who is asking. The session cookie on a server; a persona where there are no cookies. */
export interface Identity {
  /** Whose request it is. It keeps their session alive, unless it goes on by itself. */
  identify(request: Request, goesOn?: 'by itself'): Promise<Person | null>
  /**
   * Begins a session for this person, and ends the one that the same browser had; the headers carry
   * its cookie, where there are cookies.
   */
  begin(tx: Transaction, staffId: string, request: Request): Promise<Headers>
  /** Ends the session of the request; the headers take the cookie back. */
  end(request: Request): Promise<Headers>
  /** Only where the desk is made up: the people one can be. */
  personas?: () => Promise<Persona[]>
}

export interface Passwords {
  /**
   * A PHC string of argon2id.
   *
   * @throws {PasswordsBusy} when too many wait for theirs
   */
  hash(password: string): Promise<string>
  /**
   * Takes as long without a hash as with one. Strangers wait for each other, and never those who are
   * known already for them.
   *
   * @throws {PasswordsBusy} when too many wait for theirs
   */
  verify(password: string, hash: string | null, from: 'known' | 'stranger'): Promise<boolean>
}

/** So many passwords wait to be hashed already that another is not taken. */
export class PasswordsBusy extends Error {}

export interface Mailer {
  /**
   * Hands a mail to the mail server; resolves when the server took it.
   *
   * @throws {MailRefused} when the server said no to this mail; anything else when it could not be
   *   asked, or takes none of ours (a wrong password, an unknown sender)
   */
  send(mail: OutgoingMail): Promise<void>
}

export interface OutgoingMail {
  /** The same for every try. */
  messageId: string
  from: string
  to: string
  subject: string
  text: string
  language: string
  writtenAt: Date
}

export class MailRefused extends Error {
  /** Whether asking again is useless (SMTP 5xx). */
  readonly isPermanent: boolean

  constructor(reply: string, isPermanent: boolean) {
    super(reply)
    this.name = 'MailRefused'
    this.isPermanent = isPermanent
  }
}

/** The desk ends, or the reader does: nothing is wrong with the document, and it is read again. */
export class ReadingInterrupted extends Error {
  constructor() {
    super('Reading was interrupted')
    this.name = 'ReadingInterrupted'
  }
}

export interface CodeKey {
  id: string
  /** 32 bytes. */
  bytes: Uint8Array<ArrayBuffer>
  /** The key before, for as long as codes are still locked with it. */
  former?: Omit<CodeKey, 'former'>
}

/** Whether an unsafe request comes from our own pages. */
export type OriginGuard = (request: Request) => boolean

/** Fields are few and named here, so that no person, code or token can slip into a log. */
export interface LogFields {
  request?: string
  endpoint?: string
  status?: number
  milliseconds?: number
  staff?: string
  /** Address of whoever was refused, or signed in. */
  client?: string
  claim?: string
  mail?: string
  problem?: string
  count?: number
}

export interface Log {
  info(message: string, fields?: LogFields): void
  error(message: string, cause: unknown, fields?: LogFields): void
}

/** Links and sender that stand in mails: configuration, not code. */
export interface Wording {
  /** Member Center's sign-in, as linked from mails. */
  memberCenterSignIn: string
  mailFrom: string
  /** Right-hand side of Message-IDs. */
  mailDomain: string
  /** Where people reach the desk, without a slash at the end. */
  publicUrl: string
}
