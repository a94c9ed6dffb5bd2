import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import real from './vitest.config.ts'

const planted = 'tests/architecture/planted/planted.ts'
const { projects = [], ...rest } = real.test ?? {}

/** For `tests/architecture/red-tests.test.ts`: every project with its set-up, and one failing test. */
export default defineConfig({ test: { ...rest, projects: projects.filter(isInline).map(plant) } })

function isInline(project: unknown): project is TestProjectInlineConfiguration {
  return typeof project === 'object' && project !== null && 'test' in project
}

function plant(project: TestProjectInlineConfiguration): TestProjectInlineConfiguration {
  const { test = {} } = project
  const builds = test.globalSetup === 'tests/browser/setup.ts'
  return {
    ...project,
    // The real project may be preparing its packages at the same time.
    cacheDir: 'node_modules/.vite-planted',
    test: {
      ...test,
      include: [planted],
      exclude: [],
      ...(builds ? { globalSetup: 'tests/architecture/planted/no-build-setup.ts' } : {}),
    },
  }
}
