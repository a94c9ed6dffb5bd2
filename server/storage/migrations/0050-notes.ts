import type { Kysely } from 'kysely'
import { runStatements } from './statements.ts'

/**
 * Notes on claims, and who watches a claim. A note is no step of its claim. An edit adds another
 * edition; nothing of a note is ever changed or deleted.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await runStatements(database, tables)
  await runStatements(database, laws)
  await runStatements(database, feed)
}

const tables = `
create table notes (
  id uuid primary key,
  claim_id uuid not null references claims,
  author_id uuid not null references staff,
  at timestamptz not null
);
create index notes_of_claim on notes (claim_id, at, id);

create table note_editions (
  note_id uuid not null references notes,
  edition int not null check (edition between 1 and 5),
  at timestamptz not null,
  text text not null check (length(text) between 1 and 2000),
  mentions jsonb not null
    check (jsonb_typeof(mentions) = 'array' and jsonb_array_length(mentions) <= 10),
  place jsonb,
  primary key (note_id, edition)
);

create table claim_watchers (
  claim_id uuid not null references claims,
  staff_id uuid not null references staff,
  at timestamptz not null,
  primary key (claim_id, staff_id)
);

alter table notices add column note_id uuid references notes;
alter table notices alter column by_id drop not null;
alter table notices drop constraint notices_kind_check;
alter table notices add constraint notices_kind_check check (kind in (
  'taken_over', 'handed_over', 'assigned', 'prize_refused', 'mentioned', 'watched_note',
  'watched_approved', 'watched_asked_again', 'watched_declined', 'watched_undone',
  'watched_reversed', 'watched_attempt', 'watched_expired', 'watched_reopened'
));
alter table notices add constraint notice_is_by_somebody
  check (by_id is not null or kind in ('watched_attempt', 'watched_expired'));
alter table notices add constraint notice_of_a_note
  check ((note_id is not null) = (kind in ('mentioned', 'watched_note')));
`

const laws = `
create function notes_stay() returns trigger language plpgsql as $$
begin
  raise exception 'a note stays in the record' using errcode = 'restrict_violation';
end $$;
create trigger notes_stay before update or delete on notes
  for each row execute function notes_stay();
create trigger notes_cannot_be_emptied before truncate on notes
  for each statement execute function notes_stay();
create trigger note_editions_stay before update or delete on note_editions
  for each row execute function notes_stay();
create trigger note_editions_cannot_be_emptied before truncate on note_editions
  for each statement execute function notes_stay();

create function note_is_edited_in_time() returns trigger language plpgsql as $$
begin
  if new.edition <> (
    select coalesce(max(edition), 0) + 1 from note_editions where note_id = new.note_id
  ) then
    raise exception 'editions of a note follow each other' using errcode = 'restrict_violation';
  end if;
  if new.at >= (select at + make_interval(mins => 5) from notes where id = new.note_id) then
    raise exception 'a note is edited within five minutes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger note_is_edited_in_time before insert on note_editions
  for each row execute function note_is_edited_in_time();

create function note_says_something() returns trigger language plpgsql as $$
begin
  if not exists (select from note_editions where note_id = new.id) then
    raise exception 'a note has a text' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger note_says_something after insert on notes
  deferrable initially deferred for each row execute function note_says_something();
`

const feed = `
alter table changes drop constraint changes_kind_check;
alter table changes add constraint changes_kind_check
  check (kind in ('claim', 'lease', 'notice', 'sign_off', 'checks', 'note'));

create function tell_of_note() returns trigger language plpgsql as $$
begin
  insert into changes (kind, claim_id, by_id)
    select 'note', claim_id, author_id from notes where id = new.note_id;
  return null;
end $$;
create trigger tell_of_note after insert on note_editions
  for each row execute function tell_of_note();
`
