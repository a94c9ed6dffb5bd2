import * as z from 'zod/mini'

/** The position in a list is not part of its address. */
type OfPages = 'cursor' | 'limit'

type Shape = Readonly<Record<string, z.core.$ZodType>>

type SearchOf<S extends Shape, Left extends string> = Partial<
  Omit<z.input<z.ZodMiniObject<S>>, Left | OfPages>
>

/**
 * The keys that an address takes from a query of the contract, so that a new filter works at once.
 *
 * @param leftOut filters that a screen does not offer
 */
export function searchOf<S extends Shape, Left extends keyof S & string = never>(
  { shape }: { shape: S },
  leftOut: readonly Left[] = [],
) {
  const without: readonly string[] = ['cursor', 'limit', ...leftOut]
  const keys = Object.keys(shape).filter((key) => !without.includes(key))
  return {
    keys,
    /** Values that the server would refuse are left out. */
    parse(search: string | URLSearchParams): SearchOf<S, Left> {
      const parameters = new URLSearchParams(search)
      const found = keys.flatMap((key) => {
        const value = parameters.get(key)
        const schema = shape[key]
        return value && schema && z.safeParse(schema, value).success ? [[key, value]] : []
      })
      // Each value has just passed the schema of its key.
      return Object.fromEntries(found) as SearchOf<S, Left>
    },
    /** Defaults are left out, which keeps addresses short. */
    write(search: SearchOf<S, Left>, defaults: SearchOf<S, Left> = {}): URLSearchParams {
      const usual: Record<string, unknown> = { ...defaults }
      const said: Record<string, unknown> = { ...search }
      return new URLSearchParams(
        keys.flatMap((key) => {
          const value = said[key]
          return typeof value === 'string' && value && value !== usual[key] ? [[key, value]] : []
        }),
      )
    },
  }
}
