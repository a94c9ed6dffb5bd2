import * as z from 'zod/mini'

/**
 * agent reviews · supervisor also oversees, reassigns, releases · logistics dispatches and sees the
 * address, not the evidence · administrator keeps promotions, reasons, codes and staff · auditor
 * reads everything and changes nothing.
 */
export const roles = ['agent', 'supervisor', 'logistics', 'administrator', 'auditor'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** Permissions. Which role has which is decided in `server/staff`. */
export const permissions = [
  'claims.read',
  'claims.decide',
  'claims.note',
  'claims.assign',
  'claims.reverse',
  'evidence.read',
  'prizes.read',
  'prizes.confirm',
  'prizes.release',
  'prizes.mend',
  'prizes.redirect',
  'shipments.read',
  'shipments.dispatch',
  'carriers.keep',
  'codes.read',
  'codes.keep',
  'codes.reveal',
  'mails.read',
  'mails.retry',
  'promotions.read',
  'promotions.keep',
  'supervision.read',
  'supervision.act',
  'calendars.read',
  'calendars.keep',
  'staff.read',
  'staff.keep',
  'acts.read',
] as const
export const permission = z.enum(permissions)
export type Permission = z.infer<typeof permission>

/**
 * Who may call an endpoint: anyone, Member Center with its bearer key, anyone signed in, or anyone
 * with the named permission.
 */
export type Access = 'anyone' | 'intake' | 'signed-in' | Permission
