import fc from 'fast-check'
import { expect, test } from 'vitest'
import { permissions, roles, type Role } from '../../contract/access.ts'
import { permissionsOf } from './permissions.ts'

/** The law written down a second time, by role: whoever changes one must mean it in both. */
const expected: Record<Role, string[]> = {
  agent: [
    'claims.read',
    'claims.decide',
    'claims.note',
    'evidence.read',
    'prizes.read',
    'prizes.confirm',
    'prizes.mend',
    'shipments.read',
    'mails.read',
    'promotions.read',
    'calendars.read',
  ],
  supervisor: [
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
    'supervision.read',
    'supervision.act',
    'calendars.read',
    'calendars.keep',
    'staff.read',
    'acts.read',
  ],
  logistics: [
    'shipments.read',
    'shipments.dispatch',
    'carriers.keep',
    'promotions.read',
    'calendars.read',
  ],
  administrator: [
    'claims.note',
    'carriers.keep',
    'codes.read',
    'codes.keep',
    'promotions.read',
    'promotions.keep',
    'calendars.read',
    'calendars.keep',
    'staff.read',
    'staff.keep',
    'acts.read',
  ],
  auditor: [
    'claims.read',
    'evidence.read',
    'prizes.read',
    'shipments.read',
    'codes.read',
    'mails.read',
    'promotions.read',
    'supervision.read',
    'calendars.read',
    'staff.read',
    'acts.read',
  ],
}

test.each(roles)('%s may do what is written, and nothing else', (role) => {
  expect(permissionsOf([role]).toSorted()).toEqual(expected[role].toSorted())
})

test('an auditor may only read', () => {
  expect(permissionsOf(['auditor']).filter((permission) => !permission.endsWith('.read'))).toEqual(
    [],
  )
})

test('several roles may do together what each may alone, and no more', () => {
  fc.assert(
    fc.property(fc.subarray([...roles]), (chosen) => {
      const together = permissions.filter((permission) =>
        chosen.some((role) => expected[role].includes(permission)),
      )
      expect(permissionsOf(chosen).toSorted()).toEqual(together.toSorted())
    }),
  )
})

test('nobody in particular may do nothing', () => {
  expect(permissionsOf([])).toEqual([])
})
