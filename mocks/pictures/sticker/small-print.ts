/** The approvals and warnings that fill the rest of a rating label, for monitors and computers. */
export const approvals = [
  'This device complies with Part 15 of the FCC Rules. Operation is subject to the following two',
  'conditions: (1) this device may not cause harmful interference, and (2) this device must accept',
  'any interference received, including interference that may cause undesired operation.',
  'CAN ICES-003 (B) / NMB-003 (B)   ·   For indoor use only   ·   Apparatus must be earthed',
] as const

export const warnings = [
  'CAUTION: Risk of electric shock. Do not open. No user-serviceable parts inside.',
  'ATTENTION : Risque de choc électrique. Ne pas ouvrir.',
  'PERINGATAN: Bahaya sengatan listrik. Jangan dibuka.',
] as const
