import { sql, type CompiledQuery, type KyselyPlugin } from 'kysely'
import type { Database } from '../../server/storage/tables.ts'

/** A statement and how PostgreSQL means to answer it, as its JSON says. */
export interface Plan {
  statement: string
  plan: string
}

/** The plans of everything that some work asks of the database; it is asked for real as well. */
export async function plansOf(
  on: Database,
  work: (watched: Database) => Promise<unknown>,
): Promise<Plan[]> {
  const asked: CompiledQuery[] = []
  const listener: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      asked.push(on.getExecutor().compileQuery(node, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await work(on.withPlugin(listener))
  const plans = []
  for (const { sql: statement, parameters } of asked) {
    const { rows } = await on.executeQuery<{ 'QUERY PLAN': unknown }>({
      ...sql`select 1`.compile(on),
      sql: `explain (format json) ${statement}`,
      parameters,
    })
    plans.push({ statement, plan: JSON.stringify(rows) })
  }
  return plans
}

/** Tables that a plan reads from end to end, whatever their size. */
export const scannedIn = ({ plan }: Plan): string[] =>
  [...plan.matchAll(/"Node Type":"Seq Scan"[^{}]*?"Relation Name":"(\w+)"/g)].map(
    ([, table]) => table ?? '',
  )
