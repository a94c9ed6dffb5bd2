import { expect, test } from 'vitest'
import { allFiles, figuresOf } from './figures.ts'
import { sourceFile } from './source-files.ts'

/** One map of the database, which reads best as one. */
const mayBeLong = ['server/storage/tables.ts']

test('no file has more than 400 lines but the tables', () => {
  const long = allFiles().filter(({ text }) => text.split('\n').length - 1 > 400)
  expect(long.map(({ path }) => path)).toEqual(mayBeLong)
})

test('the figures count what they say', () => {
  const figures = figuresOf([
    sourceFile('src/queue/a.ts', `useQuery({ queryKey: ['claims'] })\nqueryKey: [name]\n`),
    sourceFile('server/claims/step.ts', 'advanceClaim(tx)\nrecordStep(tx)\n'),
    sourceFile('server/claims/work.ts', 'advanceClaim(tx)\nrecordStep(tx)\nclaim\n'),
    sourceFile('server/claims/work.test.ts', `import a from 'a'\n\ntest('a', () => {})\n`),
  ])
  expect(figures).toMatchObject({
    'literal query keys in src': 1,
    'steps taken by hand': 2,
    'files directly in server/claims': 3,
    'lines before the first test, in all': 2,
    'median of lines': 2,
    'nine of ten have at most': 3,
  })
})
