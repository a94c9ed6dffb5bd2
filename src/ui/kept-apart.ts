export interface KeptApart {
  /** All entries, as somebody or something wrote them. */
  read(): [id: string, value: unknown][]
  write(id: string, value: unknown): void
  remove(id: string): void
  clear(): void
  /** Whether a storage event is about one of them, or about everything. */
  isAbout(key: string | null): boolean
}

/**
 * Entries of one kind in local storage, each under a key of its own. Tabs of one person write at the
 * same time, and each sees the other's writes late: in one common value they would undo each other's
 * changes, without end.
 */
export function keptApart(name: string): KeptApart {
  const prefix = `${name}/`
  const keys = () =>
    ifAllowed(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? []
  const removeKey = (key: string) => ifAllowed(() => localStorage.removeItem(key))
  return {
    read: () =>
      keys().flatMap((key): [string, unknown][] => {
        const value = ifAllowed(() => parsed(localStorage.getItem(key)))
        return value === undefined ? [] : [[key.slice(prefix.length), value]]
      }),
    write: (id, value) => ifAllowed(() => localStorage.setItem(prefix + id, JSON.stringify(value))),
    remove: (id) => removeKey(prefix + id),
    clear: () => keys().forEach(removeKey),
    isAbout: (key) => key === null || key.startsWith(prefix),
  }
}

const parsed = (text: string | null): unknown => (text === null ? undefined : JSON.parse(text))

/** A storage may be full or forbidden, and what it keeps be broken: the page goes on without. */
function ifAllowed<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
