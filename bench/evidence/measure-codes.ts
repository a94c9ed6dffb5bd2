import { foldText } from '../../server/evidence/fold.ts'
import { matchSerial } from '../../server/evidence/serial-match.ts'
import type { CodePicture, EvidenceSet } from './evidence-set.ts'
import type { Job, Meter } from './meter.ts'

/** Codes, and printed serial numbers against right and wrong registrations. */
export async function measureCodes({ pictures }: EvidenceSet, meter: Meter) {
  const codes = { expected: 0, read: 0, wrong: 0 }
  const serials = { expected: 0, confirmed: 0, falseMatch: 0 }
  const jobOf = ({ name, path, sn }: CodePicture): Job => ({
    name,
    path,
    seeks: 'codes',
    hints: sn ? [sn] : [],
  })
  await meter.each(pictures, jobOf, (picture, pages) => {
    const all = pages.flatMap((page) => page.codes.map(({ text }) => text))
    const text = foldText(pages.flatMap((page) => page.lines.map((line) => line.text)).join(''))

    const missed = picture.codes.filter((code) => !all.some((one) => contains(one, code)))
    codes.expected += picture.codes.length
    codes.read += picture.codes.length - missed.length
    for (const code of missed) meter.miss(picture.name, `code ${code} was not read`)
    for (const code of all.filter((one) => !isKnown(one, picture, text))) {
      codes.wrong += 1
      meter.miss(picture.name, `code ${code} is neither expected nor printed`)
    }

    if (!picture.sn) return
    serials.expected += 1
    const { overall } = matchSerial(picture.sn, pages)
    if (overall.outcome === 'match') serials.confirmed += 1
    else meter.miss(picture.name, `S/N ${picture.sn}: ${overall.outcome} ${overall.found ?? ''}`)
    for (const [how, wrong] of wrongSerials(picture, pictures)) {
      const { outcome } = matchSerial(wrong, pages).overall
      if (outcome !== 'match') continue
      serials.falseMatch += 1
      meter.miss(picture.name, `${how} S/N ${wrong} was called a match`)
    }
  })
  return { codes, serials }
}

/** A label may put a letter before the number, as on vehicles: compared by containment. */
const contains = (read: string, expected: string) => {
  const wanted = foldText(expected)
  return wanted === '' ? read === expected : foldText(read).includes(wanted)
}

/**
 * Expected, or printed. The first and the last digit of a shop's code stand apart from the others,
 * and readers of text lose them; a UPC is read as an EAN, with a nought before it.
 */
const isKnown = (read: string, { codes, also }: CodePicture, printed: string) =>
  [...codes, ...also].some((code) => contains(read, code)) ||
  printed.includes(foldText(read)) ||
  (/^\d{12,13}$/.test(read) && printed.includes(read.replace(/^0/, '').slice(1, -1)))

/** What nobody may call a match: another product's number, a slip of the eye, a wrong digit. */
function wrongSerials(picture: CodePicture, pictures: CodePicture[]): [string, string][] {
  const own = picture.sn ?? ''
  const known = [own, ...picture.codes, ...picture.also].map(foldText)
  const at = pictures.indexOf(picture)
  const foreign = [...pictures.slice(at + 1), ...pictures.slice(0, at)].find(
    ({ sn }) =>
      sn && !known.some((one) => one.includes(foldText(sn)) || foldText(sn).includes(one)),
  )?.sn
  const wrong: [string, string | null | undefined][] = [
    ['another’s', foreign],
    ['a confusable', slip(own)],
    ['a wrong-digit', wrongDigit(own)],
  ]
  return wrong.flatMap(([how, number]) => (number ? [[how, number]] : []))
}

const slips: Record<string, string> = {
  0: 'O',
  O: '0',
  1: 'I',
  I: '1',
  8: 'B',
  B: '8',
  5: 'S',
  S: '5',
  2: 'Z',
  Z: '2',
}

function slip(number: string): string | null {
  const at = [...number].findIndex((letter) => slips[letter.toUpperCase()])
  const other = slips[number.charAt(at).toUpperCase()]
  return other ? number.slice(0, at) + other + number.slice(at + 1) : null
}

/** A digit in the middle becomes another one, that does not look like it. */
function wrongDigit(number: string): string | null {
  const digits = [...number].flatMap((letter, at) => (/\d/.test(letter) ? [at] : []))
  const at = digits[Math.floor(digits.length / 2)]
  if (at === undefined) return null
  return number.slice(0, at) + ((Number(number[at]) + 4) % 10) + number.slice(at + 1)
}
