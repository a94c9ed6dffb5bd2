import type { Role } from '../../contract/access.ts'
import type { Ports } from '../ports.ts'
import type { Transaction } from '../storage/tables.ts'

type Needs = Pick<Ports, 'ids' | 'mailer' | 'wording'>

/** Stored in place of the link until the mail is sent: no row ever contains a key to an account. */
export const linkPlace = '{{link}}'

interface Owner {
  id: string
  name: string
  email: string
}

/** Mails the owner a single-use link that nobody else sees. */
export async function mailLink(
  tx: Transaction,
  ports: Needs,
  owner: Owner & { hasPassword: boolean },
  now: Date,
): Promise<void> {
  const [subject, text] = owner.hasPassword
    ? ['Redeem Desk: set a new password', 'Use this link to set a new password.']
    : ['Redeem Desk: your account', 'You have an account at Redeem Desk. Set your password here.']
  const hours = owner.hasPassword ? 24 : 72
  const body = [
    `Hello ${owner.name},`,
    `${text} The link works once, for ${hours} hours:`,
    linkPlace,
    'If you did not expect this, tell an administrator.',
  ].join('\n\n')
  await write(tx, ports, 'link', owner, { subject, body }, now)
}

/** Tells the owner what others did to their account. */
export async function tellOwner(
  tx: Transaction,
  ports: Needs,
  owner: Owner,
  what: AccountNews,
  now: Date,
): Promise<void> {
  const subject = 'Redeem Desk: your account was changed'
  const body = [
    `Hello ${owner.name},`,
    said(what),
    'If this is a surprise to you, tell an administrator.',
  ].join('\n\n')
  await write(tx, ports, 'account', owner, { subject, body }, now)
}

export type AccountNews =
  | { kind: 'link_made'; by: string }
  | { kind: 'roles'; roles: readonly Role[]; by: string }
  | { kind: 'disabled'; by: string }
  | { kind: 'enabled'; by: string }

function said(what: AccountNews): string {
  switch (what.kind) {
    case 'link_made':
      return `${what.by} made a link to set a new password for your account.`
    case 'roles':
      return `${what.by} changed your roles. You are now: ${what.roles.join(', ')}.`
    case 'disabled':
      return `${what.by} disabled your account.`
    case 'enabled':
      return `${what.by} enabled your account.`
  }
}

async function write(
  tx: Transaction,
  { ids, mailer }: Needs,
  kind: 'link' | 'account',
  owner: Owner,
  text: { subject: string; body: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('staff_mails')
    .values({
      id: ids.next(),
      staff_id: owner.id,
      kind,
      for_date: now.toISOString().slice(0, 10),
      recipient: owner.email,
      ...text,
      created_at: now,
      next_try_at: mailer ? now : null,
    })
    .execute()
}
