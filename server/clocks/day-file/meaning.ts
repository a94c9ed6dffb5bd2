import type { DayDoubt } from '../../../contract/calendar-files.ts'
import { dayKinds, type DayKind } from '../../../contract/calendars.ts'

/**
 * Words for working on a day that is usually off: Taiwan and mainland China (補班, 补班, 調整上班, 调休上班,
 * and Apple's 班 in brackets), Japanese, English, Indonesian, French, German, Hungarian.
 */
const workdays = [
  /[補补][行]?(上)?班|[調调](整|休)?上班|上班日|[（([【]班[）)\]】]|(^|\s)班$|出勤日/,
  /\bmake[\s-]?up\b(?!.*\b(holiday|day off)\b)/i,
  /\b(working|work)[\s-]?(day|satur ?day|sun ?day)\b|\bworkday\b/i,
  /\bhari kerja\b|\b(wajib |tetap )?masuk kerja\b/i,
  /\b(jour|journée|samedi|dimanche) (travaillée?|ouvrée?|de rattrapage)(?!\p{L})/iu,
  /\b(ersatz|ein|nach)?arbeitstag\b|\bverkaufsoffen/i,
  /\bmunkanap\b/i,
]

/** Words for a day off in spite of those: a typhoon day, or "Special Non-Working Day". */
const notWorked =
  /(停止|不用|不必|不需|無需|无需|免|不)上班|停班|\bnon[\s-]?work|\bno work|\bnot (a )?work|\b(jour|journée) (non travaillé|chômé)|\barbeitsfrei|\btidak (masuk )?kerja|\blibur kerja/i

const substitutes =
  /[補补]假|[補补]休|[調调]休|振替休日|\bsubstitut|\bin lieu\b|\bobserved\b|\bpengganti\b|\bersatz(feier)?tag|\bjour de remplacement|\breporté/i

/** The kind that an entry's words imply, if the file does not state it. */
export function kindOf(words: string): DayKind {
  if (/cuti\s+bersama|joint (holiday|leave)|collective leave/i.test(words)) return 'cuti_bersama'
  if (!notWorked.test(words) && workdays.some((said) => said.test(words))) return 'makeup_workday'
  return substitutes.test(words) ? 'substitute' : 'national'
}

const otherNames: Record<string, DayKind> = {
  holiday: 'national',
  public_holiday: 'national',
  national_holiday: 'national',
  bank_holiday: 'national',
  libur_nasional: 'national',
  hari_libur_nasional: 'national',
  jour_férié: 'national',
  férié: 'national',
  feiertag: 'national',
  gesetzlicher_feiertag: 'national',
  國定假日: 'national',
  放假: 'national',
  休: 'national',
  joint_holiday: 'cuti_bersama',
  collective_leave: 'cuti_bersama',
}

/** The kind named in a column, by our word or a common one; `null` for unknown words. */
export function kindNamed(word: string, name: string): DayKind | null {
  const wanted = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  if (wanted === '') return kindOf(name)
  const named = dayKinds.find((kind) => kind === wanted) ?? otherNames[wanted]
  if (named === 'national' && kindOf(name) !== 'national') return kindOf(name)
  if (named) return named
  const meant = kindOf(word)
  return meant === 'national' ? null : meant
}

/** Other properties of an entry, besides its name. */
interface Told {
  description: string
  categories: string
  /** Apple: `WORK-HOLIDAY`, `ALTERNATE-WORKDAY`. */
  special: string
}

/** The kind of an entry: as stated, else as its name implies. */
export function kindTold(name: string, { categories, special, description }: Told): DayKind {
  if (/ALTERNATE-WORKDAY/i.test(special)) return 'makeup_workday'
  const [first = ''] = description.split('\n')
  const meant = [name, categories, first].map(kindOf).find((kind) => kind !== 'national')
  return meant ?? 'national'
}

const observance =
  /\b(observances?|commemorative|commémorati(f|ve)|gedenktage?|perayaan|not a public holiday|season|religious|awareness)\b|節慶|节庆|紀念日|纪念日/i
const regional =
  /\b(local|regional|state|provincial|cantonal) holiday\b|\bholiday (in|of|for) \p{Lu}|\bférié (en|à|dans)\b|\bfeiertag in\b/iu
/** Google ends the description of observances with how to hide them, in the reader's language. */
const howToHide = /Google/

/** Why an entry may not be a day off for everybody; `null` if there is no sign of that. */
export function doubtTold({ description, categories }: Told): DayDoubt | null {
  const [first = '', ...rest] = description.split('\n')
  const said = `${first}\n${categories}`
  if (observance.test(said) || rest.some((line) => howToHide.test(line))) return 'observance'
  return regional.test(said) ? 'regional' : null
}
