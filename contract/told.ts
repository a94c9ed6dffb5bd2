import * as z from 'zod/mini'

/**
 * A schema as an answer keeps it: the same keys and types, without the rules for what may come in.
 * What is stored was taken by the rules of its time, and is told although they are stricter now.
 */
export function asTold<S extends z.core.$ZodType>(schema: S): z.core.$ZodType<z.core.output<S>> {
  const made = told.get(schema) ?? loosened(schema)
  told.set(schema, made)
  // Of the same keys and types: only what may stand in them is wider.
  return made as z.core.$ZodType<z.core.output<S>>
}

/** Schemas are made once and asked for with every answer. */
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
      // What comes out of it is what is stored.
      return asTold(def.out)
    case 'default':
      return z._default(asTold(def.innerType), def.defaultValue)
    default:
      // Enums, literals, flags and records of them are told apart by, so they stay what they are.
      return schema
  }
}
