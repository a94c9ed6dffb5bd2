import type { CodeKey } from '../../server/ports.ts'

/** Keys of the made-up desk. They are public, protect only made-up codes, and work nowhere else. */
export const demoCodeKey: CodeKey = {
  id: 'demo',
  bytes: new TextEncoder().encode('made up: guards nothing, nowhere'),
}
export const demoIntakeKey = 'demo-member-center-key'
