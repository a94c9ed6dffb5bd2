import { Alert } from '@mantine/core'
import { useFailure } from '../api/problem-words.ts'

/** Why a step was not taken; what stands at a field is said there. */
export function StepFailed({ error }: { error: Error | null }) {
  const failure = useFailure()
  if (!error) return null
  return (
    <Alert color="red" variant="light" p="xs" role="alert">
      {failure(error).text}
    </Alert>
  )
}
