/** What a column can be, and the headings that mean it, in the languages of the files. */
export interface ColumnWords<Field extends string> {
  field: Field
  /** As written; compared without case, accents, width, spaces and punctuation. */
  headings: readonly string[]
}

/** `Numéro de suivi :` and `numero_de_suivi` are the same heading. */
export function normaliseHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What each known heading means, normalised. */
export type Lexicon<Field extends string> = ReadonlyMap<string, Field>

export function lexiconOf<Field extends string>(
  columns: readonly ColumnWords<Field>[],
): Lexicon<Field> {
  return new Map(
    columns.flatMap(({ field, headings }) =>
      headings.map((heading) => [normaliseHeading(heading), field] as const),
    ),
  )
}

/** `tracking number 2` is another `tracking number`. */
export const withoutCount = (heading: string) => heading.replace(/ ?[1-9]$/, '')

/** UTF-16 code units of the longest heading that is compared. */
const longestHeading = 100

/** The column that a heading names; `null` if the heading is unknown. */
export function fieldOf<Field extends string>(
  heading: string,
  lexicon: Lexicon<Field>,
): Field | null {
  const wanted = normaliseHeading(heading.slice(0, longestHeading))
  return lexicon.get(wanted) ?? lexicon.get(withoutCount(wanted)) ?? null
}

/** How many different known headings a row has. */
export function knownHeadings(cells: string[], lexicon: Lexicon<string>): number {
  const found = cells
    .map((cell) => normaliseHeading(cell.slice(0, longestHeading)))
    .filter((one) => lexicon.has(one) || lexicon.has(withoutCount(one)))
  return new Set(found).size
}

/** Headings written with commas between them. */
export const listed = (headings: string) => headings.split(',').map((heading) => heading.trim())
