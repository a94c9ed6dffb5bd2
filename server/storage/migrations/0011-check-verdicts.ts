import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/** Of each decision, which checks it agreed with: how often a check was right is counted from these. */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(
    database,
    `
create table check_verdicts (
  claim_id uuid not null,
  attempt int not null,
  check_id text not null,
  was_right boolean not null,
  decided_at timestamptz not null,
  primary key (claim_id, attempt, check_id),
  foreign key (claim_id, attempt) references attempts (claim_id, number)
);
create index check_verdicts_newest on check_verdicts (check_id, decided_at desc);
`,
  )
}
