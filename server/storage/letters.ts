import { sql } from 'kysely'
import type { Database } from './tables.ts'

/** A database whose locale does not treat letters beyond ASCII as letters, such as `C`. */
export class LettersUnknown extends Error {
  constructor() {
    super(
      'The database was created with a locale that knows no letters beyond ASCII (such as C), so names would not be found. Create it with a UTF-8 locale: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8',
    )
    this.name = 'LettersUnknown'
  }
}

/**
 * Text that identifies people is folded in the database, which asks its locale what a letter is.
 *
 * @throws {LettersUnknown}
 */
export async function requireLetters(database: Database): Promise<void> {
  const { rows } = await sql<{ knows: boolean }>`
    select 'éđ陳' ~ '^[[:alpha:]]{3}$' as knows
  `.execute(database)
  if (rows[0]?.knows !== true) throw new LettersUnknown()
}
