import { codedSum, writtenDays, type CodedFacts } from './coded-values.ts'

/**
 * Names of facts in JSON and URLs, without case and punctuation: e-invoices of India, Spain, Mexico
 * and others.
 */
const names = {
  date: /^(?:(?:invoice|purchase|issue|transaction|receipt|doc)?(?:date|dt)|fecha|datum|tanggal|datv)$/,
  total:
    /^(?:(?:grand|invoice)?total|total(?:amount|price)|amount|totinvval|importe|betrag|montant|tt|izn)$/,
  number:
    /^(?:(?:invoice|receipt|doc|bill)(?:no|nr|num|number|id)|invoice|numserie|rechnungs?(?:nr|nummer))$/,
}

/** Named facts in JSON, in a URL or its query, or in the token of an Indian e-invoice. */
export function genericFacts(text: string): CodedFacts | null {
  const pairs = jsonPairs(text) ?? tokenPairs(text) ?? queryPairs(text)
  if (!pairs) return null
  const named = (pattern: RegExp) =>
    pairs.filter(([name]) => pattern.test(name)).map(([, value]) => value.trim())
  const fiscal = russianReceipt(pairs)
  return {
    dates: [...named(names.date), ...fiscal.dates].flatMap(writtenDays),
    totals: [...named(names.total), ...fiscal.totals].flatMap((value) => {
      const sum = codedSum(value)
      return sum === null || sum <= 0 ? [] : [sum]
    }),
    numbers: named(names.number).map((value) => ({ text: value, is: 'invoice' })),
  }
}

type Pair = [name: string, value: string]

/** `t=20260815T1441&s=3461.00&fn=…`: letters that only have a meaning together. */
function russianReceipt(pairs: Pair[]): { dates: string[]; totals: string[] } {
  const all = new Map(pairs)
  const [at, sum] = [all.get('t'), all.get('s')]
  return at && sum && all.has('fn') ? { dates: [at], totals: [sum] } : { dates: [], totals: [] }
}

/** Most characters of a code that are examined. */
const mostPairs = 60

const plainName = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')

function jsonPairs(text: string): Pair[] | null {
  if (!text.startsWith('{')) return null
  try {
    return pairsOf(JSON.parse(text))
  } catch {
    return null
  }
}

function pairsOf(json: unknown): Pair[] {
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json)
    .slice(0, mostPairs)
    .flatMap(([name, value]: [string, unknown]): Pair[] => {
      if (typeof value === 'string' || typeof value === 'number') {
        return [[plainName(name), String(value)]]
      }
      return []
    })
}

/** A signed token (JWT): its payload is JSON in base64, and India puts the invoice into `data`. */
function tokenPairs(text: string): Pair[] | null {
  const [, body] = /^eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+$/.exec(text) ?? []
  if (!body || body.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  )
  const own = jsonPairs(new TextDecoder().decode(bytes)) ?? []
  const data = own.find(([name]) => name === 'data')?.[1]
  return data ? (jsonPairs(data) ?? own) : own
}

function queryPairs(text: string): Pair[] | null {
  const query = /^https?:\/\/\S+?\?(\S+)$/i.exec(text)?.[1] ?? /^\w+=[^\s=]*&\S*$/.exec(text)?.[0]
  if (!query) return null
  return [...new URLSearchParams(query)]
    .slice(0, mostPairs)
    .map(([name, value]) => [plainName(name), value])
}
