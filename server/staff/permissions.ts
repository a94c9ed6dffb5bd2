import type { Permission, Role } from '../../contract/access.ts'

/**
 * Which role has which permission. A person with several roles has the permissions of all of them.
 */
const allowed: Record<Permission, readonly Role[]> = {
  'claims.read': ['agent', 'supervisor', 'auditor'],
  'claims.decide': ['agent', 'supervisor'],
  'claims.note': ['agent', 'supervisor', 'administrator'],
  'claims.assign': ['supervisor'],
  'claims.reverse': ['supervisor'],
  'evidence.read': ['agent', 'supervisor', 'auditor'],
  'prizes.read': ['agent', 'supervisor', 'auditor'],
  'prizes.confirm': ['agent', 'supervisor'],
  'prizes.release': ['supervisor'],
  'prizes.mend': ['agent', 'supervisor'],
  'prizes.redirect': ['supervisor'],
  'shipments.read': ['agent', 'supervisor', 'logistics', 'auditor'],
  'shipments.dispatch': ['supervisor', 'logistics'],
  'carriers.keep': ['supervisor', 'logistics', 'administrator'],
  'codes.read': ['supervisor', 'administrator', 'auditor'],
  'codes.keep': ['supervisor', 'administrator'],
  'codes.reveal': ['supervisor'],
  'mails.read': ['agent', 'supervisor', 'auditor'],
  'mails.retry': ['supervisor'],
  'promotions.read': ['agent', 'supervisor', 'logistics', 'administrator', 'auditor'],
  'promotions.keep': ['administrator'],
  'supervision.read': ['supervisor', 'auditor'],
  'supervision.act': ['supervisor'],
  'calendars.read': ['agent', 'supervisor', 'logistics', 'administrator', 'auditor'],
  'calendars.keep': ['supervisor', 'administrator'],
  'staff.read': ['supervisor', 'administrator', 'auditor'],
  'staff.keep': ['administrator'],
  'acts.read': ['supervisor', 'administrator', 'auditor'],
}

/** Every role that has a permission. */
export const rolesWith = (permission: Permission): Role[] => [...allowed[permission]]

/**
 * Who signs off accounts, roles and limits: supervisors and administrators, as with batches of
 * codes.
 */
export const mayGrant = 'codes.keep' satisfies Permission

export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(allowed) as Permission[]).filter((permission) =>
    allowed[permission].some((role) => roles.includes(role)),
  )
}
