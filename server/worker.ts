import { forgetOldKeys } from './http/idempotency.ts'
import { deliverDue } from './mail/delivery.ts'
import type { Ports } from './ports.ts'
import { openCode } from './prizes/open-code.ts'
import { openVault } from './prizes/vault.ts'

/** What the desk does by itself. Hosts call `tick` every second or so; several may do so at once. */
export interface Worker {
  tick(): Promise<void>
}

/** Milliseconds between two clean-ups. */
const cleanUpEvery = 3600_000

export async function createWorker(ports: Ports): Promise<Worker> {
  const vault = await openVault(ports.codeKey)
  let cleanedUpAt = 0
  return {
    async tick() {
      await deliverDue({
        ...ports,
        openCode: (codeId) => openCode(ports.database, vault, codeId),
      })
      const now = ports.clock.now()
      if (now.getTime() - cleanedUpAt < cleanUpEvery) return
      cleanedUpAt = now.getTime()
      await forgetOldKeys(ports.database, now)
    },
  }
}
