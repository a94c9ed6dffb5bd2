import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** The one line a script reads: `N passed, N failed`. A file that could not run counts as failed. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: errors.length }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      for (const test of tests) {
        const { state } = test.result()
        if (state === 'passed') counts.passed++
        if (state === 'failed') counts.failed++
      }
      const hasFailedBesides = module.state() === 'failed' && tests.every((test) => test.ok())
      if (hasFailedBesides) counts.failed++
    }
    console.log(`\n${counts.passed} passed, ${counts.failed} failed`)
  }
}
