import type { Role } from '../../contract/access.ts'

export interface DemoPersona {
  id: string
  name: string
  email: string
  roles: Role[]
}

const persona = (n: number, name: string, role: Role): DemoPersona => ({
  id: `0195d000-0000-7000-8000-00000000000${n}`,
  name,
  email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@desk.example`,
  roles: [role],
})

/** The staff of the made-up desk. A visitor can continue as any of them. */
export const personas = {
  rina: persona(1, 'Rina Wijaya', 'agent'),
  camille: persona(2, 'Camille Laurent', 'agent'),
  meiling: persona(3, 'Chen Mei-Ling', 'supervisor'),
  budi: persona(4, 'Budi Santoso', 'logistics'),
  jonas: persona(5, 'Jonas Weber', 'administrator'),
  priya: persona(6, 'Priya Nair', 'auditor'),
} as const
