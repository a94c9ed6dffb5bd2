import type * as z from 'zod/mini'

type Schema = z.core.$ZodType

const defOf = (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def

/** Every field that may be left out of something of this schema, by its path. */
export function optionalFieldsOf(schema: Schema, path = ''): string[] {
  const def = defOf(schema)
  switch (def.type) {
    case 'optional':
    case 'default':
      return [path, ...optionalFieldsOf(def.innerType, path)]
    case 'nullable':
      return optionalFieldsOf(def.innerType, path)
    case 'array':
      return optionalFieldsOf(def.element, `${path}[]`)
    case 'union':
      return [
        ...new Set((def.options as Schema[]).flatMap((option) => optionalFieldsOf(option, path))),
      ]
    case 'object':
      return Object.entries(def.shape).flatMap(([key, part]) =>
        optionalFieldsOf(part, path === '' ? key : `${path}.${key}`),
      )
    default:
      return []
  }
}

/** Paths of everything that something holds, `null` and nothing but blanks left out. */
export function fieldsIn(value: unknown, path = ''): string[] {
  if (value === undefined || value === null) return []
  if (typeof value === 'string' && value.trim() === '') return []
  if (Array.isArray(value)) {
    return [path, ...value.flatMap((item) => fieldsIn(item, `${path}[]`))]
  }
  if (typeof value !== 'object') return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([key, part]) =>
      fieldsIn(part, path === '' ? key : `${path}.${key}`),
    ),
  ]
}
