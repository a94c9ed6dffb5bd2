import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { Ids } from '../../ports.ts'

export const nodeIds: Ids = {
  next: () => randomUUIDv7(),
  secret: () => randomBytes(32).toString('base64url'),
}
