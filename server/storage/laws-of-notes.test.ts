import { describe, expect, test } from 'vitest'
import { fileLawDesk, type Break } from '../../tests/support/law-desk.ts'

const desk = fileLawDesk()

const id = "'0190a000-0000-7000-8000-000000000050'"
const written = (at = 'now()') =>
  `insert into notes (id, claim_id, author_id, at) values (${id}, {waiting}, {me}, ${at})`
const says = (edition = 1, { at = 'now()', text = "'Ask the store'", mentions = "'[]'" } = {}) =>
  `insert into note_editions (note_id, edition, at, text, mentions)
   values (${id}, ${edition}, ${at}, ${text}, ${mentions})`
const note = [written(), says()]
const notice = (kind: string, by: string, about: string) =>
  `insert into notices (id, staff_id, kind, claim_id, by_id, note_id, at)
   values ({new}, {second}, '${kind}', {waiting}, ${by}, ${about}, now())`

describe('a note stays, and so does all it ever said', () => {
  const stays = /a note stays in the record/

  test.each<Break>([
    ['a note given to somebody else', stays, [...note, `update notes set author_id = {second}`]],
    ['a note moved in time', stays, [...note, `update notes set at = now()`]],
    ['a note deleted', stays, [...note, `delete from note_editions`, `delete from notes`]],
    ['a text rewritten', stays, [...note, `update note_editions set text = 'Yes'`]],
    [
      'a mention added behind its back',
      stays,
      [...note, `update note_editions set mentions = '[]'`],
    ],
    [
      'an edition deleted',
      stays,
      [...note, says(2), `delete from note_editions where edition = 2`],
    ],
    ['the notes emptied', stays, [`truncate notes cascade`]],
    ['the texts emptied', stays, [`truncate note_editions`]],
    ['a note without a text', /a note has a text/, [written()]],
    ['an empty text', /check constraint/, [written(), says(1, { text: "''" })]],
    ['a text without end', /check constraint/, [written(), says(1, { text: "repeat('x', 2001)" })]],
    [
      'mentions of the whole desk',
      /check constraint/,
      [written(), says(1, { mentions: '(select jsonb_agg(n) from generate_series(1, 11) n)' })],
    ],
    ['an edition left out', /follow each other/, [...note, says(3)]],
    ['a second first edition', /follow each other/, [...note, says(1)]],
    ['a sixth edition', /check constraint/, [...note, says(2), says(3), says(4), says(5), says(6)]],
    [
      'an edit after five minutes',
      /within five minutes/,
      [
        written("now() - interval '5 minutes'"),
        says(1, { at: "now() - interval '5 minutes'" }),
        says(2),
      ],
    ],
  ])('%s', desk.isRefused)

  test('an edit just before that', async () => {
    const before = "now() - interval '299 seconds'"
    expect(await desk.isAllowed([written(before), says(1, { at: before }), says(2)])).toBe(true)
  })
})

describe('a notice says whose act it was, and which note', () => {
  test.each<Break>([
    ['a decision by nobody', /notice_is_by_somebody/, [notice('watched_approved', 'null', 'null')]],
    ['a mention in no note', /notice_of_a_note/, [notice('mentioned', '{me}', 'null')]],
    ['a note with an assignment', /notice_of_a_note/, [...note, notice('assigned', '{me}', id)]],
    ['a kind there is not', /notices_kind_check/, [notice('praised', '{me}', 'null')]],
  ])('%s', desk.isRefused)

  test('an attempt by the member, and a mention in a note', async () => {
    const told = [notice('watched_attempt', 'null', 'null'), notice('mentioned', '{me}', id)]
    expect(await desk.isAllowed([...note, ...told])).toBe(true)
  })
})
