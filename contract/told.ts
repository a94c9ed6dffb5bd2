import * as z from 'zod/mini'

/**
 * A schema for answers: the same keys and types, without input rules. Stored data was accepted
 * under the rules of its time, and must stay readable when rules get stricter.
 */
export function asTold<S extends z.core.$ZodType>(schema: S): z.core.$ZodType<z.core.output<S>> {
  const made = told.get(schema) ?? loosened(schema)
  told.set(schema, made)
  // The same keys and types; only the allowed values are wider.
  return made as z.core.$ZodType<z.core.output<S>>
}

/** Cached, because schemas are created once and used for every answer. */
const told = new WeakMap<z.core.$ZodType, z.core.$ZodType>()

function loosened(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
      return z.string()
    case 'number':
      return z.number()
    case 'object':
      return z.object(
        Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, asTold(part)])),
      )
    case 'array':
      return z.array(asTold(def.element))
    case 'union':
      return z.union(def.options.map((option) => asTold(option)))
    case 'nullable':
      return z.nullable(asTold(def.innerType))
    case 'optional':
      return z.optional(asTold(def.innerType))
    case 'pipe':
      // A transform's output is what is stored.
      return asTold(def.out)
    case 'default':
      return z._default(asTold(def.innerType), def.defaultValue)
    default:
      // Enums, literals, booleans and their records stay as they are, because unions are told apart
      // by them.
      return schema
  }
}
