import { expect, test } from 'vitest'
import { isTest, readSources } from './source-files.ts'

const program = readSources('server', 'mocks', 'bench').filter(({ path }) => !isTest(path))
const placesOf = (pattern: RegExp) =>
  program.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

// A version without its event, or the other way round, is refused by the database: at the very end.
test('a claim moves and its history grows in one place alone', () => {
  expect(placesOf(/\badvanceClaim\b|\brecordStep\b/)).toEqual(['server/claims/step.ts'])
  // What checks come to is no step: nobody did it, and it makes no version.
  expect(placesOf(/updateTable\(\s*'claims'/)).toEqual([
    'server/claims/step.ts',
    'server/claims/checks/due-checks.ts',
  ])
  expect(placesOf(/insertInto\(\s*'events'/)).toEqual(['server/claims/step.ts'])
})

// What a reader is told and what a command does are one law only while no command has its own.
test('no command judges by itself how a claim stands', () => {
  const byHand = /ProblemError\(\s*'(?:claim_not_open|claim_taken|not_on_hold|undo_too_late)'/
  expect(placesOf(byHand)).toEqual(['server/claims/leases.ts', 'server/claims/decision/undo.ts'])
  expect(placesOf(/\brefusalsOf\(/)).toEqual([
    'server/claims/rules.ts',
    'server/claims/standing.ts',
  ])
})

test('what lies beside the rooms of claims is little enough to be read at a glance', () => {
  const beside = program.filter(({ path }) => /^server\/claims\/[^/]+$/.test(path))
  expect(beside.length).toBeLessThanOrEqual(15)
})
