import type { CodeKey } from '../../ports.ts'
import { secretOf } from './data-dir.ts'
import type { Settings } from './settings.ts'

/** The key that codes are encrypted with: from the settings, or one of the data directory's own. */
export function codeKeyOf(
  settings: Pick<Settings, 'codeKey' | 'codeKeyId' | 'formerCodeKey'>,
  dataDir: string,
): CodeKey {
  const { formerCodeKey: former } = settings
  return {
    id: settings.codeKeyId,
    bytes: Uint8Array.fromHex(settings.codeKey ?? secretOf(dataDir, 'codes', 32)),
    ...(former ? { former: { id: former.id, bytes: Uint8Array.fromHex(former.key) } } : {}),
  }
}
