import { v7 } from 'uuid'
import type { Ids } from '../../ports.ts'

export const browserIds: Ids = {
  next: () => v7(),
  secret: () =>
    crypto
      .getRandomValues(new Uint8Array(32))
      .toBase64({ alphabet: 'base64url', omitPadding: true }),
}
