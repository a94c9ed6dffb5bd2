import { sql, type Kysely } from 'kysely'

/**
 * Runs a script one statement at a time, as PGlite's protocol asks for. Statements end with a
 * semicolon at the end of a line; bodies of functions stand between `$$` and keep theirs.
 */
export async function runStatements(database: Kysely<never>, script: string): Promise<void> {
  for (const statement of splitStatements(script)) {
    if (changesTable.test(statement)) await checkWhatWaits(database)
    await sql.raw(statement).execute(database)
  }
}

const changesTable = /^\s*(create (unique )?index|alter table)/

/**
 * Rows that this run of migrations wrote may still have to be checked at its end, and a table with
 * such rows cannot be changed.
 */
async function checkWhatWaits(database: Kysely<never>): Promise<void> {
  await sql`set constraints all immediate`.execute(database)
  await sql`set constraints all deferred`.execute(database)
}

function splitStatements(script: string): string[] {
  const statements: string[] = []
  let current = ''
  let isInBody = false
  for (const line of script.split('\n')) {
    current += `${line}\n`
    if (line.split('$$').length % 2 === 0) isInBody = !isInBody
    if (!isInBody && line.trimEnd().endsWith(';')) {
      statements.push(current)
      current = ''
    }
  }
  return current.trim() === '' ? statements : [...statements, current]
}
