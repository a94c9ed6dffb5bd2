import { startDesk } from '../../server/hosts/node/start.ts'
import { readSettings } from '../../server/hosts/node/settings.ts'
import { headerIdentity } from '../../mocks/header-identity.ts'

/**
 * A real server in a process of its own, to be killed at any moment. Two things differ: whoever
 * asks says so in a header, and the clock runs faster, so that waiting for a retry is short.
 */
const [epoch = 0, speed = 1] = (process.env['TORTURE_CLOCK'] ?? '').split(',').map(Number)
const settings = readSettings(process.env)
await startDesk(settings, {
  appFolder: '.',
  clock: { now: () => new Date(epoch + (Date.now() - epoch) * speed) },
  identity: ({ database }) => headerIdentity(database),
})
console.log(`Redeem Desk is ready at http://localhost:${settings.port}`)
