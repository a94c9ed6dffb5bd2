import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from './free-port.ts'
import { patienceForWork } from './patience.ts'

/** A server in a process of its own, started as an operator would start it. */
export interface ServerProcess {
  url: string
  dataDir: string
  /** Everything it printed so far, line by line. */
  lines: string[]
  stop(signal?: NodeJS.Signals): Promise<void>
}

export async function startServer(
  script: string,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = await freePort()
  const dataDir = env['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'redeem-desk-server-'))
  const child = spawn(process.execPath, [script], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO_DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  await readyLine(child, lines)
  return {
    url: `http://localhost:${port}`,
    dataDir,
    lines,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal)
        await once(child, 'exit')
      }
      if (!env['DATA_DIR']) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function readyLine(child: ChildProcess, lines: string[]): Promise<void> {
  if (!child.stdout || !child.stderr) throw new Error('The server has no output')
  const out = createInterface({ input: child.stdout })
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`Not ready: ${lines.join('\n')}`)),
      patienceForWork,
    )
    out.on('line', (line) => {
      lines.push(line)
      if (!line.startsWith('Redeem Desk is ready at ')) return
      clearTimeout(timer)
      resolve()
    })
    child.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`The server ended: ${lines.join('\n')}`))
    })
  })
}
