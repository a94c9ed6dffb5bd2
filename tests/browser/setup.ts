import { execFileSync } from 'node:child_process'
import { ensureDesk } from '../../mocks/desk/build.ts'

/** Builds what the browser is shown, as `npm run build` does: the real app, and the demos. */
export default async function setup(): Promise<void> {
  await ensureDesk(() => {})
  const { NODE_ENV: _test, ...env } = process.env
  for (const mode of ['production', 'demo-server', 'demo']) {
    const vite = ['node_modules/vite/bin/vite.js', 'build', '--mode', mode, '--logLevel', 'error']
    execFileSync(process.execPath, vite, { env, stdio: 'inherit' })
  }
}
