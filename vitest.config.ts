import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { aliases, compiledWords } from './vite.config.ts'

/** Where tests run. Each project is a room of its own: `npx vitest --project server`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          include: ['contract/**/*.test.ts', 'server/**/*.test.ts', 'mocks/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/support/global-setup.ts',
          testTimeout: 20_000,
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
          testTimeout: 30_000,
          css: false,
          server: { deps: { inline: ['use-intl'] } },
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          environment: 'node',
        },
      },
    ],
  },
})
