import { fileURLToPath } from 'node:url'

/** A migrated, empty database, written anew before every run. */
export const preparedSnapshot = fileURLToPath(
  new URL('../../node_modules/.cache/redeem-desk/prepared.tar', import.meta.url),
)
