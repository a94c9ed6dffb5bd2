import fc from 'fast-check'
import * as z from 'zod/mini'
import {
  dates,
  moments,
  nastyTexts,
  noDates,
  numbers,
  otherKinds,
  plainTexts,
  zones,
} from './nasty.ts'

type Schema = z.core.$ZodType

/** Every edge of every field by itself, and not only together: minutes instead of seconds. */
export const isThorough = process.env['FUZZ_RUNS'] !== undefined

/** Values of the desk itself that a field of this name can mean: claims, people, reasons. */
export type Real = (key: string) => unknown[]

const defOf = (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def
const takes = (schema: Schema, value: unknown) => z.safeParse(schema, value).success

type Check = { check: string; maximum?: number; minimum?: number; value?: number; pattern?: RegExp }

/** Rules of a schema: those it was given, and the one it may be itself. */
function checksOf(schema: Schema): Check[] {
  const def = defOf(schema) as unknown as Check & { checks?: { _zod: { def: Check } }[] }
  return [def, ...(def.checks ?? []).map((check) => check._zod.def)]
}

const limitOf = (schema: Schema, check: 'max_length' | 'min_length', otherwise: number) =>
  checksOf(schema).find((one) => one.check === check)?.[
    check === 'max_length' ? 'maximum' : 'minimum'
  ] ?? otherwise

/** As it stands in an address. */
const asParameter = (value: unknown) => (Array.isArray(value) ? value.join(',') : String(value))

/** One value that is taken, of the desk's own where there are any; `undefined` when none is known. */
export function plainOf(schema: Schema, key: string, real: Real): unknown {
  const known = real(key).find((value) => takes(schema, value))
  if (known !== undefined) return known
  const def = defOf(schema)
  switch (def.type) {
    case 'string':
      return plainTexts.find((text) => takes(schema, text))
    case 'number':
      return [5, 1, 0, 12, 50, -5].find((number) => takes(schema, number))
    case 'boolean':
      return true
    case 'enum':
      return Object.values(def.entries)[0]
    case 'literal':
      return def.values[0]
    case 'union':
      return plainOf(def.options[0] as Schema, key, real)
    case 'nullable':
    case 'optional':
    case 'default':
      return plainOf(def.innerType, key, real)
    case 'array':
      return [plainOf(def.element, key, real)]
    case 'object':
      return mapShape(def.shape, (part, name) => plainOf(part, name, real))
    case 'record':
      return { [plainNameOf(def.keyType)]: plainOf(def.valueType, key, real) }
    case 'pipe':
      return asParameter(plainOf(def.out, key, real))
    default:
      return undefined
  }
}

/** A name that an entry of a record can have. */
const plainNameOf = (keyType: Schema): string =>
  [...plainTexts, 'name'].find((text) => takes(keyType, text)) ?? ''

function mapShape(
  shape: Readonly<Record<string, Schema>>,
  map: (part: Schema, key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, map(part, key)]))
}

/** Texts at both ends of a schema's length, in letters of one and of two code units. */
function longTexts(schema: Schema): string[] {
  const most = Math.min(limitOf(schema, 'max_length', 300), 20_000)
  const least = limitOf(schema, 'min_length', 1)
  return [
    'x'.repeat(most),
    '界'.repeat(most),
    '😀'.repeat(most / 2),
    'e\u0301'.repeat(most / 2),
    'x'.repeat(least),
    'x'.repeat(most + 1),
    ' '.repeat(most),
  ]
}

/** Texts of a schema's own form, as far as fast-check can read it. */
function formedTexts(schema: Schema, count: number): string[] {
  return checksOf(schema).flatMap(({ pattern }) => {
    if (!pattern) return []
    try {
      return fc.sample(fc.stringMatching(pattern), { numRuns: count, seed: 7 })
    } catch {
      return []
    }
  })
}

/** Every value at an edge of a leaf: ends of lengths and numbers, members, and what is outside. */
function edgesOf(schema: Schema): unknown[] {
  const def = defOf(schema)
  switch (def.type) {
    case 'string': {
      const isFree = takes(schema, 'A plain text')
      return [
        ...nastyTexts,
        ...longTexts(schema),
        ...formedTexts(schema, 6),
        ...(takes(schema, '2026-03-05') && !isFree ? [...dates, ...noDates] : []),
        ...(takes(schema, '2026-03-05T02:00:00Z') && !isFree ? moments : []),
        ...(takes(schema, 'Asia/Jakarta') && !isFree ? zones : []),
        ...plainTexts.filter((text) => takes(schema, text)),
      ]
    }
    case 'number': {
      const ends = checksOf(schema).flatMap(({ value }) =>
        typeof value === 'number' ? [value] : [],
      )
      return [...ends.flatMap((end) => [end - 1, end, end + 1]), ...numbers]
    }
    case 'boolean':
      return [true, false]
    case 'enum':
      return [...Object.values(def.entries), 'none of them']
    case 'literal':
      return [...def.values, 'another']
    default:
      return []
  }
}

/** Edges at which nothing else may be: what is refused, and dates, which hang together with others. */
function edgesAlone(schema: Schema): unknown[] {
  const { type } = defOf(schema)
  if (type !== 'string') return edgesOf(schema)
  const alone = new Set([...dates, ...noDates.slice(0, 4), ...moments, ...zones])
  const refused = [
    '',
    'bell \u0007 escape \u001b[31m',
    '\u0000',
    '\ud800',
    ...longTexts(schema).slice(-2),
  ]
  return [
    ...refused,
    ...edgesOf(schema).filter((edge) => typeof edge === 'string' && alone.has(edge)),
  ]
}

/**
 * What can be sent in place of `base`, each different in one place: every field missing, `null`, of
 * another kind, and at each of its edges.
 */
export function* variantsOf(schema: Schema, base: unknown, key: string, real: Real): Generator {
  const def = defOf(schema)
  switch (def.type) {
    case 'nullable':
      yield null
      yield* variantsOf(def.innerType, base ?? plainOf(def.innerType, key, real), key, real)
      return
    case 'optional':
    case 'default':
      yield undefined
      yield* variantsOf(def.innerType, base ?? plainOf(def.innerType, key, real), key, real)
      return
    case 'union':
      for (const option of def.options as Schema[]) {
        const own = takes(option, base) ? base : plainOf(option, key, real)
        yield own
        yield* variantsOf(option, own, key, real)
      }
      return
    case 'pipe':
      for (const value of variantsOf(def.out, plainOf(def.out, key, real), key, real)) {
        yield asParameter(value)
      }
      return
    case 'array':
      yield* listsOf(schema, def.element, base, key, real)
      return
    case 'object':
      yield* otherKinds
      yield { ...(base as object), unknownKey: 1 }
      for (const [name, part] of Object.entries(def.shape)) {
        const before = (base as Record<string, unknown>)[name]
        yield { ...(base as object), [name]: undefined }
        for (const value of variantsOf(part, before, name, real)) {
          yield { ...(base as object), [name]: value }
        }
      }
      return
    case 'record': {
      yield* otherKinds
      yield {}
      const name = plainNameOf(def.keyType)
      for (const other of edgesOf(def.keyType))
        yield { [String(other)]: plainOf(def.valueType, key, real) }
      const before = (base as Record<string, unknown>)[name]
      for (const value of variantsOf(def.valueType, before, key, real)) yield { [name]: value }
      return
    }
    default:
      yield* real(key)
      yield* isThorough ? edgesOf(schema) : edgesAlone(schema)
      yield* otherKinds.slice(0, isThorough ? 4 : 1)
  }
}

function* listsOf(
  schema: Schema,
  element: Schema,
  base: unknown,
  key: string,
  real: Real,
): Generator {
  const items = Array.isArray(base) ? base : []
  const one: unknown = items[0] ?? plainOf(element, key, real)
  const most = Math.min(limitOf(schema, 'max_length', 60), 1500)
  const distinct = fc.sample(
    arbitraryOf(element, key, () => []),
    { numRuns: most + 1, seed: 5 },
  )
  yield []
  yield distinct.slice(0, most)
  yield distinct
  yield Array.from({ length: most }, () => one)
  yield [one, one]
  const known = real(key).filter((value) => takes(element, value))
  yield known.slice(0, most)
  for (const value of variantsOf(element, one, key, real)) yield [value]
}

/** A value in which every leaf that means nothing on the desk stands at its `nth` fitting edge. */
export function nthOf(
  schema: Schema,
  base: unknown,
  key: string,
  real: Real,
  nth: number,
): unknown {
  const def = defOf(schema)
  switch (def.type) {
    case 'nullable':
      return nthOf(def.innerType, base ?? plainOf(def.innerType, key, real), key, real, nth)
    case 'optional':
    case 'default':
      return nthOf(def.innerType, base ?? plainOf(def.innerType, key, real), key, real, nth)
    case 'array':
      return Array.isArray(base)
        ? base.map((item: unknown) => nthOf(def.element, item, key, real, nth))
        : base
    case 'object':
      return mapShape(def.shape, (part, name) =>
        nthOf(part, (base as Record<string, unknown> | undefined)?.[name], name, real, nth),
      )
    case 'string':
    case 'number': {
      if (real(key).some((value) => takes(schema, value))) return base
      // Dates and zones hang together with others: each of them is tried by itself.
      const fitting = edgesOf(schema).filter(
        (edge) => takes(schema, edge) && !dates.includes(edge as string),
      )
      return fitting.length === 0 ? base : fitting[nth % fitting.length]
    }
    default:
      return base
  }
}

/** Any value of a schema, and now and then one that is none. */
export function arbitraryOf(schema: Schema, key: string, real: Real): fc.Arbitrary<unknown> {
  const def = defOf(schema)
  switch (def.type) {
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType, key, real), { nil: null, freq: 4 })
    case 'optional':
    case 'default':
      return fc.option(arbitraryOf(def.innerType, key, real), { nil: undefined, freq: 3 })
    case 'union':
      return fc.oneof(...(def.options as Schema[]).map((option) => arbitraryOf(option, key, real)))
    case 'pipe':
      return arbitraryOf(def.out, key, real).map(asParameter)
    case 'array':
      return fc.array(arbitraryOf(def.element, key, real), {
        minLength: limitOf(schema, 'min_length', 0),
        maxLength: Math.min(limitOf(schema, 'max_length', 5), 5),
      })
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(def.shape).map(([name, part]) => [name, arbitraryOf(part, name, real)]),
        ),
      )
    case 'record':
      return fc.dictionary(
        arbitraryOf(def.keyType, key, real).map(String),
        arbitraryOf(def.valueType, key, real),
        { maxKeys: 5 },
      )
    case 'boolean':
      return fc.boolean()
    case 'string':
    case 'number':
      return leafOf(schema, key, real)
    default:
      return fc.constantFrom(...edgesOf(schema).slice(0, -1))
  }
}

function leafOf(schema: Schema, key: string, real: Real): fc.Arbitrary<unknown> {
  const known = real(key).filter((value) => takes(schema, value))
  const fitting = edgesOf(schema).filter((edge) => takes(schema, edge))
  const generated: fc.Arbitrary<unknown> =
    defOf(schema).type === 'number'
      ? fc.oneof(fc.integer(), fc.integer({ min: 0, max: 100 }))
      : fc.oneof(
          fc.constantFrom(...formedTexts(schema, 200), 'x'),
          fc.string({ unit: 'grapheme', maxLength: limitOf(schema, 'max_length', 100) }),
        )
  const usual = [...(known.length > 0 ? known : [plainOf(schema, key, () => [])])]
  return fc.oneof(
    { weight: known.length > 0 ? 30 : 4, arbitrary: fc.constantFrom(...usual) },
    { weight: 4, arbitrary: fc.constantFrom(...(fitting.length > 0 ? fitting : usual)) },
    { weight: 4, arbitrary: generated.map((value) => (takes(schema, value) ? value : usual[0])) },
    { weight: 1, arbitrary: generated },
  )
}

/** The largest value of a schema: every text as long, every list as full as it may be. */
export function largestOf(schema: Schema, key: string, real: Real): unknown {
  const def = defOf(schema)
  switch (def.type) {
    case 'nullable':
    case 'optional':
    case 'default':
      return largestOf(def.innerType, key, real)
    case 'pipe':
      return asParameter(largestOf(def.out, key, real))
    case 'object':
      return mapShape(def.shape, (part, name) => largestOf(part, name, real))
    case 'array': {
      const most = limitOf(schema, 'max_length', 60)
      const item = largestOf(def.element, key, real)
      return Array.from({ length: most }, () => item)
    }
    case 'string': {
      if (real(key).some((value) => takes(schema, value))) return plainOf(schema, key, real)
      const fitting = edgesOf(schema).filter((edge): edge is string => takes(schema, edge))
      return fitting.toSorted((a, b) => b.length - a.length)[0] ?? plainOf(schema, key, real)
    }
    default:
      return plainOf(schema, key, real)
  }
}
