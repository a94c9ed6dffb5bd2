import { Alert } from '@mantine/core'
import { useFailure, useFormFailure } from '../api/problem-words.ts'

interface StepFailedProps {
  error: Error | null
  /** Fields of the form that say themselves what is wrong with them. */
  fields: readonly string[]
}

/** Why a step was not taken. What stands at a field is said there; who was quicker, in a notice. */
export function StepFailed({ error, fields }: StepFailedProps) {
  const isLostRace = useFailure()(error).id === 'claim_changed'
  const text = useFormFailure()(error, fields)
  if (text === null || isLostRace) return null
  return (
    <Alert color="red" variant="light" p="xs" role="alert">
      {text}
    </Alert>
  )
}
