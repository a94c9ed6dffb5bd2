import { SimpleGrid, TextInput } from '@mantine/core'
import type { Recipient } from '../../contract/facts.ts'
import { useWords } from '../ui/words.ts'

export const recipientFields = [
  'firstName',
  'lastName',
  'zipcode',
  'city',
  'stateOrProvince',
  'street',
  'apartment',
  'contactNumber',
] as const

export type TypedRecipient = Record<(typeof recipientFields)[number], string>

/** Prefilled as in Member Center, with the member's own address. */
export const madeUpRecipient: TypedRecipient = {
  firstName: 'Siti',
  lastName: 'Rahayu',
  zipcode: '12190',
  city: 'Jakarta Selatan',
  stateOrProvince: 'DKI Jakarta',
  street: 'Jl. Jend. Sudirman No. 52',
  apartment: '',
  contactNumber: '+62 812-3456-7890',
}

export const recipientOf = (typed: TypedRecipient): Recipient => ({
  ...typed,
  apartment: typed.apartment || null,
})

interface RecipientFieldsProps {
  typed: TypedRecipient
  /** By path; recipient faults are below `path`. */
  faults: Record<string, string>
  path: string
  onChange(change: (now: TypedRecipient) => TypedRecipient): void
}

/** Recipient Information, with the fields and in the order of the guides. */
export function RecipientFields({ typed, faults, path, onChange }: RecipientFieldsProps) {
  const t = useWords('member')
  return (
    <SimpleGrid cols={2}>
      {recipientFields.map((field) => (
        <TextInput
          key={field}
          label={t(field)}
          required={field === 'street' || field === 'contactNumber'}
          value={typed[field]}
          error={faults[`${path}.${field}`]}
          onChange={({ currentTarget: { value } }) =>
            onChange((now) => ({ ...now, [field]: value }))
          }
        />
      ))}
    </SimpleGrid>
  )
}
