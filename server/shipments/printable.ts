import type { UnprintableParcel } from '../../contract/dispatch-batches.ts'
import { fullName } from '../../contract/names.ts'
import type { Shipment } from '../../contract/shipments.ts'
import type { LetterFonts } from '../ports.ts'
import { addressLines } from './address.ts'
import type { PrintedParcel } from './labels.ts'
import { formsOf, unseen } from './lettering.ts'
import { phoneLine } from './phones.ts'

/** Beside ASCII and Latin-1 what the printer's own Helvetica has (WinAnsi). */
const own = /^[\x20-\x7e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u

/** In this order, the smaller one first. */
const names = ['latin_ext', 'han'] as const

/** The letters of a font, read once for each host's fonts: a font does not change while a desk runs. */
const known = new WeakMap<LetterFonts, Map<string, Promise<Set<number>>>>()

async function lettersOf(fonts: LetterFonts, name: (typeof names)[number]): Promise<Set<number>> {
  const read = known.get(fonts) ?? new Map<string, Promise<Set<number>>>()
  known.set(fonts, read)
  const letters = read.get(name) ?? readLetters(fonts, name)
  read.set(name, letters)
  return letters
}

async function readLetters(fonts: LetterFonts, name: (typeof names)[number]) {
  const fontkit = await import('fontkit')
  const font = fontkit.create((await fonts(name)) as never)
  return new Set('characterSet' in font ? font.characterSet : [])
}

/** Everything on a label or slip that a person wrote. */
const textsOn = (parcel: PrintedParcel): string[] => [
  ...addressLines(parcel.recipient, parcel.region),
  phoneLine(parcel.recipient.contactNumber, parcel.region),
  parcel.prize_name,
  parcel.promotion_name,
  parcel.product_name,
]

/** Letters that would be printed as `?`, each once; none where a letter can go without its marks. */
async function unprintable(
  { recipient, region, prizeName, promotion }: Shipment,
  fonts: LetterFonts,
): Promise<string[]> {
  const phone = phoneLine(recipient.contactNumber, region)
  const texts = [...addressLines(recipient, region), phone, prizeName, promotion.name]
  return (await lookAt(texts, fonts)).missing
}

/** A parcel with what its label could not show. */
export const withUnprintable = async (
  shipment: Shipment,
  fonts: LetterFonts,
): Promise<Shipment> => ({
  ...shipment,
  unprintable: await unprintable(shipment, fonts),
})

/** Of a batch, the parcels whose label or slip would show `?` for letters, in the same order. */
export async function unprintableIn(
  parcels: PrintedParcel[],
  fonts: LetterFonts,
): Promise<UnprintableParcel[]> {
  const looked = parcels.map(async (parcel) => ({
    claim: parcel.number,
    recipient: fullName(parcel.recipient),
    letters: (await lookAt(textsOn(parcel), fonts)).missing,
  }))
  return (await Promise.all(looked)).filter(({ letters }) => letters.length > 0)
}

/** The fonts that these parcels need, whole; most need none. */
export async function fontsFor(parcels: PrintedParcel[], fonts: LetterFonts) {
  const { needed } = await lookAt(parcels.flatMap(textsOn), fonts)
  return Promise.all(needed.map((name) => fonts(name)))
}

async function lookAt(texts: string[], fonts: LetterFonts) {
  const letters = new Set(
    texts.flatMap((text) => [...text.normalize('NFC').replaceAll(unseen, '')]),
  )
  let missing = [...letters].filter((letter) => !own.test(letter))
  const needed: (typeof names)[number][] = []
  for (const name of names) {
    if (missing.length === 0) break
    const has = await lettersOf(fonts, name)
    const without = missing.filter((letter) => !has.has(letter.codePointAt(0) ?? -1))
    if (without.length < missing.length) needed.push(name)
    missing = without
  }
  // Where no font has a letter with its marks, the one below them is printed.
  const lost = missing.filter((letter) => !formsOf(letter).some((form) => own.test(form)))
  return { needed, missing: lost }
}
