import { knownHeadings, type Lexicon } from './headings.ts'
import { readRecords, type Delimiter, type Limits } from './records.ts'

/** Lines that are examined to find the delimiter. */
const looked = 60

const delimiters: Delimiter[] = [',', ';', '\t', '|']

/**
 * What separates the cells: given by a line `sep=;` as Excel writes it, else whatever makes a table
 * of most of the first lines, with preference for a row of known headings.
 *
 * @param words headings that the caller knows
 */
export function findDelimiter(
  text: string,
  words: Lexicon<string>,
  limits: Limits,
): { delimiter: Delimiter; hasLine: boolean } {
  const [, named] = /^"?sep=([,;|\t])"?(?=[\r\n]|$)/i.exec(text) ?? []
  const asked = delimiters.find((one) => one === named)
  if (asked) return { delimiter: asked, hasLine: true }
  const start = firstLines(text)
  const scores = delimiters.map((delimiter) => scoreOf(start, delimiter, words, limits))
  const best = Math.max(...scores)
  return { delimiter: delimiters[scores.indexOf(best)] ?? ',', hasLine: false }
}

function firstLines(text: string): string {
  let end = 0
  for (let lines = 0; lines < looked && end < text.length; lines++) {
    const next = text.slice(end, end + 10_000).search(/[\r\n]/)
    if (next < 0) return text.slice(0, end + 10_000)
    end += next + 1
  }
  return text.slice(0, end)
}

function scoreOf(
  start: string,
  delimiter: Delimiter,
  words: Lexicon<string>,
  limits: Limits,
): number {
  const rows = readRecords(start, delimiter, limits)
  if ('fault' in rows) {
    // Cut off within a quoted cell, or malformed: reported when the whole file is read. Here it
    // counts as if unquoted.
    return start.includes('"')
      ? scoreOf(start.replaceAll('"', ''), delimiter, words, limits) - 0.1
      : 0
  }
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const known = Math.max(0, ...filled.map(({ cells }) => knownHeadings(cells, words)))
  const widths = filled.map(({ cells }) => cells.length).filter((width) => width > 1)
  const counts = Map.groupBy(widths, (width) => width)
  const usual = Math.max(0, ...[...counts.values()].map((same) => same.length))
  // A title may contain one known heading; two make a table.
  return (known > 1 ? known * 10 : known) + (filled.length === 0 ? 0 : usual / filled.length)
}
