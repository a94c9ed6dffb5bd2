import { Alert } from '@mantine/core'
import { useFormFailure } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'

interface ActFailedProps {
  error: Error | null
  /** Fields that show their own faults. */
  fields?: readonly string[]
}

/** Why an act was refused, and what the server says of this very case. */
export function ActFailed({ error, fields }: ActFailedProps) {
  const failure = useFailure()
  const isSaidElsewhere = useFormFailure()(error, fields ?? []) === null
  if (!error || isSaidElsewhere) return null
  const { text, detail } = failure(error)
  return (
    <Alert color="red" variant="light" p="xs" role="alert" title={detail ? text : undefined}>
      {detail ?? text}
    </Alert>
  )
}
