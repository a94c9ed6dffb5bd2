import { Alert } from '@mantine/core'
import { useFormFailure } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'

interface StepFailedProps {
  error: Error | null
  /** Fields that show their own faults. */
  fields: readonly string[]
  /** What to say of a version conflict where no notice does. */
  lostRace?: string
}

/** Why a step failed. Faults of a field are shown at the field; version conflicts in a notice. */
export function StepFailed({ error, fields, lostRace }: StepFailedProps) {
  const isLostRace = useFailure()(error).id === 'claim_changed'
  const text = useFormFailure()(error, fields)
  const told = isLostRace ? (lostRace ?? null) : text
  if (told === null) return null
  return (
    <Alert color="red" variant="light" p="xs" role="alert">
      {told}
    </Alert>
  )
}
