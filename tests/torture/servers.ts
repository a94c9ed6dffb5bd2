import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createInterface } from 'node:readline'
import { freePort } from '../support/free-port.ts'

/** A desk in a process of its own. */
export interface Server {
  url: string
  kills: number
  /** SIGKILL, and another one in its place. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const script = fileURLToPath(new URL('desk-process.ts', import.meta.url))

export async function startServer(env: Record<string, string>): Promise<Server> {
  const port = await freePort()
  const start = () =>
    spawn(process.execPath, [script], {
      env: { PATH: process.env['PATH'] ?? '', PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  let child = start()
  await ready(child)
  const end = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  const server = {
    url: `http://localhost:${port}`,
    kills: 0,
    async kill() {
      await end()
      server.kills += 1
      child = start()
      await ready(child)
    },
    stop: end,
  }
  return server
}

async function ready(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('The server has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('Redeem Desk is ready')) {
      child.stdout.resume()
      return
    }
  }
  throw new Error('The server ended before it was ready')
}
