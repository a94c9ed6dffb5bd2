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
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  return {
    read: () =>
      keys().flatMap((key): [string, unknown][] => {
        const value = parsed(localStorage.getItem(key))
        return value === undefined ? [] : [[key.slice(prefix.length), value]]
      }),
    write(id, value) {
      try {
        localStorage.setItem(prefix + id, JSON.stringify(value))
      } catch {
        // A full or forbidden storage: this page still knows.
      }
    },
    remove: (id) => localStorage.removeItem(prefix + id),
    clear: () => {
      for (const key of keys()) localStorage.removeItem(key)
    },
    isAbout: (key) => key === null || key.startsWith(prefix),
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
