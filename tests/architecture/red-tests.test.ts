import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** As somebody runs it at a prompt: without what the run around this test put into the environment. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$)/.test(name)),
)

const node = (...args: string[]) =>
  spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })

const projects = ['pure', 'server', 'app', 'parity', 'parity-browser', 'browser', 'architecture']

test('every project is looked at', () => {
  const config = readFileSync(`${root}/vitest.config.ts`, 'utf8')
  expect([...config.matchAll(/name: '(.+)'/g)].map(([, name]) => name)).toEqual(projects)
})

test.for(projects)('a failing test of %s makes the command fail', (name) => {
  const config = ['--root', '.', '--config', 'vitest.planted.config.ts']
  const run = node('node_modules/vitest/vitest.mjs', 'run', ...config, '--project', name)
  expect(run.stdout, run.stderr).toContain('1 passed, 1 failed')
  expect(run.status).toBe(1)
})

test('a script that uses PostgreSQL ends with the exit status it asked for', () => {
  const script = `await import('./tests/support/start-postgres.ts'); process.exitCode = 3`
  expect(node('--input-type=module', '--eval', script).status).toBe(3)
})
