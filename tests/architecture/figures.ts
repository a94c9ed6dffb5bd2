import { isTest, readSources, type SourceFile } from './source-files.ts'

/**
 * What the house looks like in numbers, of the files as they are now: `npm run figures` prints
 * them. Pictures of the made-up desk are drawn by long lists, and count like everything else.
 */
export function figuresOf(files: SourceFile[]) {
  const lines = files
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .toSorted((one, other) => one.lines - other.lines)
  const at = (share: number) => lines[Math.ceil(lines.length * share) - 1]?.lines ?? 0
  const program = files.filter(({ path }) => !isTest(path))
  const tests = files.filter(({ path }) => /\.test\.tsx?$/.test(path))
  return {
    'literal query keys in src': count(program, 'src/', /queryKey: \[['"]/g),
    'steps taken by hand': count(
      program.filter(({ path }) => path !== 'server/claims/step.ts'),
      'server/',
      /(?<!function )\b(?:advanceClaim|recordStep)\(/g,
    ),
    'files directly in server/claims': files.filter(({ path }) =>
      /^server\/claims\/[^/]+$/.test(path),
    ).length,
    'lines before the first test, in all': tests.reduce((sum, { text }) => sum + preamble(text), 0),
    'files of tests': tests.length,
    files: lines.length,
    'median of lines': at(0.5),
    'nine of ten have at most': at(0.9),
    'longest files': lines
      .slice(-5)
      .toReversed()
      .map(({ path, lines: length }) => `${path} ${length}`),
  }
}

function count(files: SourceFile[], below: string, pattern: RegExp): number {
  return files
    .filter(({ path }) => path.startsWith(below))
    .reduce((sum, { text }) => sum + [...text.matchAll(pattern)].length, 0)
}

/** Lines of a file of tests that stand before its first test. */
function preamble(text: string): number {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => /^(?:test|describe|it)\b/.test(line))
  return first < 0 ? lines.length - 1 : first
}

export const allFiles = () =>
  readSources('contract', 'server', 'src', 'mocks', 'tests', 'bench').filter(
    ({ path }) => !path.startsWith('tests/fixtures/'),
  )

if (import.meta.main) console.log(figuresOf(allFiles()))
