import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const ciRun = fileURLToPath(new URL('../../.ci/run', import.meta.url))

/** What `.ci/run` makes of an `npm` that prints something at `npm test` and ends with a status. */
function runWith(printed: string, status: number, installStatus = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'fake-npm-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'printed'), printed)
  const npm = join(folder, 'npm')
  writeFileSync(
    npm,
    `#!/bin/sh\n[ "$1" = ci ] && exit ${installStatus}\ncat '${folder}/printed'\nexit ${status}\n`,
  )
  chmodSync(npm, 0o755)
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}` }
  const run = spawnSync('bash', [ciRun], { env, encoding: 'utf8' })
  return { status: run.status, last: run.stdout.trimEnd().split('\n').at(-1) }
}

test.for([
  // What it printed, how it ended: how `.ci/run` ends, and its last line.
  ['5 passed, 0 failed\n', 0, 0, '5 passed, 0 failed'],
  ['5 passed, 1 failed\n', 0, 1, '5 passed, 1 failed'],
  ['5 passed, 1 failed\n', 1, 1, '5 passed, 1 failed'],
  ['5 passed, 10 failed\n', 0, 1, '5 passed, 10 failed'],
  ['5 passed, 0 failed, 3 skipped\n', 0, 0, '5 passed, 0 failed, 3 skipped'],
  ['5 passed, 2 failed, 3 skipped\n', 0, 1, '5 passed, 2 failed, 3 skipped'],
  // The tests passed, and something else did not.
  ['5 passed, 0 failed\n', 3, 1, '5 passed, 1 failed'],
  ['5 passed, 0 failed, 3 skipped\n', 137, 1, '5 passed, 1 failed'],
  // Nothing was tested.
  ['', 0, 1, '0 passed, 1 failed'],
  ['error: a type is wrong\n', 2, 1, '0 passed, 1 failed'],
  ['0 passed, 0 failed\n', 0, 1, '0 passed, 1 failed'],
  ['0 passed, 0 failed, 7 skipped\n', 0, 1, '0 passed, 1 failed'],
  // The last count is the one of the run; a line that only speaks of one is none.
  ['9 passed, 0 failed\n4 passed, 2 failed\n', 0, 1, '4 passed, 2 failed'],
  ['4 passed, 2 failed\nexpected "9 passed, 0 failed" to be\n', 0, 1, '4 passed, 2 failed'],
  ['5 passed, 0 failed', 0, 0, '5 passed, 0 failed'],
] as const)('npm test prints %j and ends with %i: .ci/run ends with %i', (row) => {
  const [printed, status, ...expected] = row
  const { status: ended, last } = runWith(printed, status)
  expect([ended, last]).toEqual(expected)
})

test('an install that fails fails the run, whatever a test would have said', () => {
  expect(runWith('5 passed, 0 failed\n', 0, 1)).toEqual({ status: 1, last: '0 passed, 1 failed' })
})
