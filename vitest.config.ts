import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { msw } from 'msw/vite'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './tests/support/browser.ts'
import { patience, patienceInAll } from './tests/support/patience.ts'
import { pureTests } from './tests/support/pure-tests.ts'
import { aliases, compiledWords } from './vite.config.ts'

const pure = pureTests()

/** However busy the machine is, for nothing is there another limit in a test. */
const limits = {
  testTimeout: patienceInAll,
  hookTimeout: patienceInAll,
  expect: { poll: { timeout: patience } },
}

/** Where tests run. Each project is a room of its own: `npx vitest --project server`. */
export default defineConfig({
  test: {
    // Both cores, where there are two: left to itself the runner keeps one free.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', './tests/support/count-reporter.ts'],
    projects: [
      {
        test: {
          name: 'pure',
          isolate: false,
          include: pure,
          environment: 'node',
          ...limits,
        },
      },
      {
        test: {
          name: 'server',
          isolate: false,
          include: [
            'contract/**/*.test.ts',
            'server/**/*.test.ts',
            'mocks/**/*.test.ts',
            'bench/**/*.test.ts',
            'tests/fuzz/pglite.test.ts',
          ],
          exclude: pure,
          environment: 'node',
          globalSetup: 'tests/support/global-setup.ts',
          ...limits,
        },
      },
      {
        plugins: [react(), compiledWords()],
        resolve: { alias: aliases },
        test: {
          name: 'app',
          include: ['src/**/*.test.{ts,tsx}', 'tests/journeys/**/*.test.tsx'],
          environment: './tests/support/browser-like.ts',
          setupFiles: 'tests/support/app-setup.ts',
          globalSetup: 'tests/support/global-setup.ts',
          ...limits,
          css: false,
          server: { deps: { inline: ['use-intl'] } },
        },
      },
      {
        test: {
          name: 'parity',
          include: [
            'tests/{parity,races,torture}/**/*.test.ts',
            'tests/fuzz/{postgres,largest}.test.ts',
          ],
          exclude: ['tests/parity/browser.test.ts'],
          environment: 'node',
          globalSetup: 'tests/support/postgres-setup.ts',
          ...limits,
        },
      },
      {
        plugins: [msw({ mode: 'worker-only' })],
        optimizeDeps: { exclude: ['@electric-sql/pglite'] },
        test: {
          name: 'parity-browser',
          include: ['tests/parity/browser.test.ts'],
          ...limits,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await launchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/browser/setup.ts',
          ...limits,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          environment: 'node',
          ...limits,
        },
      },
    ],
  },
})
