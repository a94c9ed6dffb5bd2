import { createStorage } from 'unstorage'
import { workInline } from '../server/hosts/work-inline.ts'
import type { Ports } from '../server/ports.ts'
import { pictureStore } from '../server/storage/picture-store.ts'
import { headerIdentity } from './header-identity.ts'

/** What each desk has to provide itself: where it runs, and what it stores. */
type Own = 'database' | 'clock' | 'ids' | 'uploadDecoder' | 'letterFonts' | 'codeKey' | 'intakeKey'

/** Ports for desks without a real host: no sign-in, no outgoing mail, fixed wording. */
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

/** For desks where no fault may go unnoticed: a logged fault is thrown. */
export const throwingLog: Ports['log'] = {
  info() {},
  error(_message, cause) {
    throw cause
  },
}
