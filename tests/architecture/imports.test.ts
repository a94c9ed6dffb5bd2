import { describe, expect, test } from 'vitest'
import { breach } from './import-law.ts'
import { findLoop, hasReExport, isTest, readSources, sourceFile } from './source-files.ts'

const files = readSources('contract', 'server', 'src', 'mocks', 'tests')
const program = files.filter(({ path }) => !isTest(path))

const breachesIn = (sources: typeof files) =>
  sources
    .flatMap(({ imports }) => imports)
    .map((one) => ({ ...one, why: breach(one) }))
    .filter(({ why }) => why !== null)
    .map(({ from, to, why }) => `${from} → ${to}: ${why}`)

test('nobody imports what they may not', () => {
  expect(breachesIn(program)).toEqual([])
})

test('no module hands on what another one exports', () => {
  expect(files.filter(hasReExport).map(({ path }) => path)).toEqual([])
})

test('no imports run in a loop', () => {
  expect(findLoop(files)).toBeNull()
})

test('no program imports a test, or what tests are made of', () => {
  const found = program
    .flatMap(({ imports }) => imports)
    .filter(({ to, isPackage }) => (isPackage ? to === 'vitest' : isTest(to)))
  expect(found.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('all of the code was looked at', () => {
  const areas = Map.groupBy(program, ({ path }) => path.split('/')[0])
  expect(areas.get('contract')?.length).toBeGreaterThan(10)
  expect(areas.get('server')?.length).toBeGreaterThan(80)
  expect(program.flatMap(({ imports }) => imports).length).toBeGreaterThan(500)
})

describe('a breach is seen', () => {
  test.each([
    ['contract/claims.ts', `import { x } from '../server/api.ts'`],
    ['contract/claims.ts', `import { readFileSync } from 'node:fs'`],
    ['server/claims/rules.ts', `import { x } from '../prizes/rules.ts'`],
    ['server/claims/rules.ts', `import type { X } from '../../src/api/api.ts'`],
    ['server/mail/store.ts', `import { x } from '../staff/store.ts'`],
    ['server/claims/rules.ts', `import { randomUUID } from 'node:crypto'`],
    ['server/claims/rules.ts', `import sharp from 'sharp'`],
    ['server/storage/database.ts', `import { PGlite } from '@electric-sql/pglite'`],
    ['server/hosts/browser/start.ts', `import { join } from 'node:path'`],
    ['server/rooms/new.ts', `import { x } from '../claims/rules.ts'`],
    ['server/claims/store.ts', `import { x } from './leases.ts'`],
    ['server/claims/checks/examine.ts', `import { x } from '../claim-view.ts'`],
    ['server/claims/work/tags.ts', `import { x } from '../decision/undo.ts'`],
    ['server/claims/new-room/store.ts', `import { x } from '../store.ts'`],
    ['src/review/facts/FactsList.tsx', `import { x } from '../decision/use-decide.ts'`],
    ['src/review/checks/CheckLine.tsx', `import classes from '../beside/beside.module.css'`],
    ['src/review/reading/spots.ts', `import type { X } from '../evidence/OneDocument.tsx'`],
    ['src/queue/QueuePage.tsx', `import { x } from '../../server/claims/rules.ts'`],
    ['src/queue/QueuePage.tsx', `import { x } from '../review/ReviewPage.tsx'`],
    ['src/queue/QueuePage.tsx', `const Page = lazy(() => import('../review/ReviewPage.tsx'))`],
    ['src/queue/QueuePage.tsx', `import { x } from '../app/routes.tsx'`],
    ['src/ui/list.tsx', `import { x } from '../claims/status.tsx'`],
    ['src/claims/status.tsx', `import '../queue/queue.css'`],
    ['src/main.tsx', `import { start } from '../mocks/browser/start.ts'`],
    ['src/app/routes.tsx', `await import('../../mocks/browser/start.ts')`],
    ['mocks/browser/start.ts', `import { x } from '../../src/api/api.ts'`],
    ['mocks/desk/story.ts', `import { x } from '../../src/queue/view.ts'`],
  ])('%s: %s', (path, text) => {
    expect(breachesIn([sourceFile(path, text)])).toHaveLength(1)
  })

  test.each([
    ['server/storage/database.ts', `import type { PGliteInterface } from '@electric-sql/pglite'`],
    ['server/hosts/node/ids.ts', `import { randomUUID } from 'node:crypto'`],
    ['src/main.tsx', `const { start } = await import('../mocks/browser/start.ts')`],
    ['src/app/routes.tsx', `import('../queue/QueuePage.tsx')`],
    ['mocks/desk/story.ts', `import { createClient } from '../../contract/client.ts'`],
    ['server/claims/work/tags.ts', `import { x } from '../step.ts'`],
    ['src/review/ClaimDesk.tsx', `import classes from './ClaimDesk.module.css'`],
    ['server/claims/rules.ts', `/** import { x } from '../prizes/rules.ts' */`],
    ['server/claims/rules.ts', `// import { x } from '../prizes/rules.ts'`],
  ])('and what is none is let be, %s: %s', (path, text) => {
    expect(breachesIn([sourceFile(path, text)])).toEqual([])
  })

  test('over several lines, behind a side effect, and as a re-export', () => {
    const file = sourceFile(
      'server/claims/rules.ts',
      `import {\n  a,\n  type B,\n} from '../prizes/a.ts'\nimport '../prizes/b.ts'\nexport * from '../prizes/c.ts'\n`,
    )
    expect(breachesIn([file])).toHaveLength(3)
    expect(hasReExport(file)).toBe(true)
  })

  test('a loop is seen over several files', () => {
    const loop = [
      sourceFile('a/one.ts', `import './two.ts'`),
      sourceFile('a/two.ts', `import { x } from '../b/three.ts'`),
      sourceFile('b/three.ts', `import { y } from '../a/one.ts'`),
    ]
    expect(findLoop(loop)).toEqual(['a/one.ts', 'a/two.ts', 'b/three.ts', 'a/one.ts'])
    expect(findLoop(loop.slice(1))).toBeNull()
    expect(findLoop([sourceFile('a/one.ts', `import type { X } from './one.ts'`)])).not.toBeNull()
  })
})
