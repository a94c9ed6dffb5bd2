import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * `npm run test:busy [-- times] [file…]`: the journeys and the tests in a browser, with eight busy
 * processes beside them, as often as is said. What is lost or hidden by a late answer shows here.
 * More workers than cores, so that the tests keep each other waiting too.
 */
const busyProcesses = 8
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const [first = '', ...others] = process.argv.slice(2)
const isCount = /^\d+$/.test(first)
const times = isCount ? Number(first) : 1
const files = [...(isCount ? [] : [first]), ...others].filter((name) => name !== '')

if (first === 'spin') spin()
else process.exitCode = await runBusy()

/** Busy, in slices: between two it hears that whoever started it is gone, and goes too. */
function spin(): void {
  process.once('disconnect', () => process.exit())
  const slice = () => {
    const until = performance.now() + 50
    while (performance.now() < until);
    setImmediate(slice)
  }
  slice()
}

async function runBusy(): Promise<number> {
  const busy = Array.from({ length: busyProcesses }, () => fork(import.meta.filename, ['spin']))
  try {
    for (let at = 1; at <= times; at++) {
      console.log(`run ${at} of ${times}, beside ${busyProcesses} busy processes`)
      const code = await runTests()
      if (code !== 0) return code
    }
    return 0
  } finally {
    for (const one of busy) one.kill('SIGKILL')
  }
}

/** The files that were named; else the journeys, and beside them the browser's tests. */
async function runTests(): Promise<number> {
  const runs =
    files.length > 0
      ? [runVitest(files, 4)]
      : [runVitest(['tests/journeys'], 4), runVitest(['tests/browser'], 2)]
  return Math.max(...(await Promise.all(runs)))
}

/** So many files side by side, the browser's too, which keep to one at a time otherwise. */
async function runVitest(where: string[], atOnce: number): Promise<number> {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--fileParallelism']
  const workers = `--maxWorkers=${atOnce}`
  const projects = ['--project', 'app', '--project', 'browser']
  const run = spawn(process.execPath, [...vitest, workers, ...projects, ...where], {
    stdio: 'inherit',
  })
  // The tests end first, and then, in `finally`, what kept the machine busy.
  const pass = (signal: NodeJS.Signals) => run.kill(signal)
  for (const signal of signals) process.on(signal, pass)
  const [code] = await once(run, 'exit')
  for (const signal of signals) process.off(signal, pass)
  return typeof code === 'number' ? code : 1
}
