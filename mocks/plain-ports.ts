import { createStorage } from 'unstorage'
import { workInline } from '../server/hosts/work-inline.ts'
import type { Ports } from '../server/ports.ts'
import { pictureStore } from '../server/storage/picture-store.ts'
import { headerIdentity } from './header-identity.ts'

/** What every desk has to bring itself: where it runs, and what it keeps. */
type Own = 'database' | 'clock' | 'ids' | 'uploadDecoder' | 'letterFonts' | 'codeKey' | 'intakeKey'

/** The ports of a desk that is no real host: nobody signs in, nothing leaves, and it says its own. */
export function plainPorts(own: Pick<Ports, Own> & Partial<Ports>): Ports {
  return {
    pictures: pictureStore(createStorage()),
    textReader: null,
    heavyWork: workInline,
    identity: headerIdentity(own.database),
    passwords: { hash: async () => '', verify: async () => false },
    mailer: null,
    undoSeconds: 0,
    liveMilliseconds: 50,
    origin: () => true,
    log: { info() {}, error: (message, cause) => console.error(message, cause) },
    wording: {
      memberCenterSignIn: 'https://account.msi.com/login?ref=service',
      mailFrom: 'no-reply <no-reply@msi-mail.com>',
      mailDomain: 'msi-mail.com',
      publicUrl: 'https://desk.test',
    },
    ...own,
  }
}

/** For a desk in which nothing may go wrong unseen: a fault that is logged is thrown. */
export const throwingLog: Ports['log'] = {
  info() {},
  error(_message, cause) {
    throw cause
  },
}
