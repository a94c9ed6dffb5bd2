import { Alert } from '@mantine/core'
import { useFailure } from '../api/problem-words.ts'

/** Why an act was refused, and what the server says of this very case. */
export function ActFailed({ error }: { error: Error | null }) {
  const failure = useFailure()
  if (!error) return null
  const { text, detail } = failure(error)
  return (
    <Alert color="red" variant="light" p="xs" role="alert" title={detail ? text : undefined}>
      {detail ?? text}
    </Alert>
  )
}
