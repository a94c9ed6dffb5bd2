import { expect, test } from 'vitest'
import { isTest, readSources, sourceFile, type SourceFile } from './source-files.ts'

/** Where keys are made: from the contract. */
const makers = ['src/api/query.ts', 'src/api/makes-stale.ts']

const literals = [
  /\b(?:query|mutation)Key\s*[:=]\s*\[\s*(?:\.\.\.\w+(?:\([^)]*\))?,\s*)?['"`]/,
  /\b(?:[gs]etQueryData|getQueryState|[gs]etQueriesData)(?:<[^>]*>)?\(\s*\[/,
  /=>\s*\[\s*['"`]\w+['"`],[^\]]*\]\s*(?:as const)?\s*$/m,
]

const breaksIn = ({ path, text }: SourceFile): string[] =>
  text
    .split('\n')
    .flatMap((line, at) =>
      literals.some((pattern) => pattern.test(line)) && !makers.includes(path)
        ? [`${path}:${at + 1} ${line.trim()}`]
        : [],
    )

test('no key of the cache is written by hand: each comes from the contract', () => {
  const app = readSources('src').filter(({ path }) => !isTest(path))
  expect(app.length).toBeGreaterThan(200)
  expect(app.flatMap(breaksIn)).toEqual([])
})

test.each([
  `  queryKey: ['claims', 'counts'],`,
  `  queryKey: [...previewsOf(number), 'late'],`,
  `const queryKey = ['claims', 'one', event.number]`,
  `const mutationKey = ["claims"]`,
  'cache.setQueryData([`claims`], data)',
  `cache.getQueryData<Claim>(['claims', 'one', number])`,
  `void cache.invalidateQueries({ queryKey: ['claims'] })`,
  `export const previewsOf = (number: string) => ['claims', 'one', number, 'preview']`,
])('a key by hand is seen: %s', (text) => {
  expect(breaksIn(sourceFile('src/queue/keys.ts', text))).toHaveLength(1)
})

test.each([
  `  const { queryKey } = claimQuery(claim.number)`,
  `cache.setQueryData(claimQuery(number).queryKey, claim)`,
  `    queryKey: keyOf(endpoint, input),`,
])('and what is none is let be: %s', (text) => {
  expect(breaksIn(sourceFile('src/queue/keys.ts', text))).toEqual([])
})
