import { sql, type Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * What a carrier's numbers look like is a mask, no regular expression: nothing that somebody writes
 * there can make the desk stand still. Plain expressions are translated; any other is kept aside,
 * unused, until somebody writes a mask.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, 'alter table carriers add column former_pattern text;')
  const { rows } = await sql<{ code: string; number_pattern: string }>`
    select code, number_pattern from carriers where number_pattern is not null
  `.execute(database)
  for (const { code, number_pattern: pattern } of rows) {
    const mask = maskOf(pattern)
    await sql`
      update carriers set number_pattern = ${mask}, former_pattern = ${mask === null ? pattern : null}
      where code = ${code}
    `.execute(database)
  }
}

/** Characters of the longest number: what repeats without end is cut there. */
const longest = 40

/** A mask for an expression of digits, capitals, counts and alternatives; `null` for any other. */
function maskOf(pattern: string): string | null {
  const [, body = ''] = /^\^(.*)\$$/.exec(pattern) ?? []
  const inner = /^\(([^()]*)\)$/.exec(body)?.[1] ?? body
  const masks = inner.split('|').map(alternativeOf)
  const all = masks.flatMap((mask) => mask ?? [])
  const mask = all.join(' | ')
  return masks.includes(null) || all.length === 0 || mask.length > 200 ? null : mask
}

const signs: Record<string, string> = {
  '\\d': '#',
  '[0-9]': '#',
  '[A-Z]': '@',
  '[A-Z0-9]': '*',
  '[0-9A-Z]': '*',
}

/** One alternative, or several where it names a few letters: `N[LV]ID`. */
function alternativeOf(pattern: string): string[] | null {
  const atom = /(\\d|\[[A-Z0-9-]+\]|[A-Z0-9-])(\{\d+(?:,\d+)?\}|[?+])?/y
  let masks = ['']
  let length = 0
  let open: string | null = null
  while (atom.lastIndex < pattern.length) {
    const [, text, count = ''] = atom.exec(pattern) ?? []
    if (text === undefined) return null
    const choice = /^\[([A-Z0-9]+)\]$/.exec(text)?.[1]
    const sign = signs[text] ?? (text.length === 1 ? text : null)
    if (sign === null && (choice === undefined || count !== '')) return null
    const often = count === '?' ? '{0-1}' : count === '+' ? '{1-}' : count.replace(',', '-')
    if (often === '{1-}') {
      if (open !== null) return null
      open = often
    }
    length += Number(/\d+(?=\})/.exec(often)?.[0] ?? 1)
    masks = masks.flatMap((mask) =>
      sign === null ? [...(choice ?? '')].map((one) => mask + one) : [`${mask}${sign}${often}`],
    )
  }
  const rest = longest - length + 1
  if (masks[0] === '' || length > longest) return null
  return masks.map((mask) => mask.replace('{1-}', `{1-${rest}}`))
}
