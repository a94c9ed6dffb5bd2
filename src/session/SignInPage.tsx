import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { personaTake, sessionStart } from '../../contract/sign-in.ts'
import { ApiProblem } from '../../contract/client.ts'
import { useFailure } from '../api/problem-words.ts'
import { sessionQuery } from '../api/session.ts'
import { useCommand } from '../api/use-command.ts'
import { forgetKeptDrafts } from '../ui/kept-drafts.ts'
import { keptNotes } from '../ui/kept-notes.ts'
import { forgetPictures } from '../ui/viewer/picture-memory.ts'
import { useWords } from '../ui/words.ts'
import { useEnter } from './enter.ts'
import { SessionFrame } from './SessionFrame.tsx'

/** Sign-in with e-mail and password; in the demo, by selecting a person. */
export function Page() {
  const t = useWords('session.signIn')
  const failure = useFailure()
  const enter = useEnter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { data: session } = useQuery(sessionQuery)
  const isNobody = session?.person === null
  useEffect(() => {
    if (!isNobody) return
    forgetKeptDrafts()
    keptNotes.clear()
    forgetPictures()
  }, [isNobody])
  const signIn = useCommand(sessionStart, { onDone: enter, gcTime: 0 })

  return (
    <SessionFrame title={t('title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate({ body: { email: email.trim(), password } })
        }}
      >
        <Stack gap="sm">
          <TextInput
            type="email"
            label={t('email')}
            autoComplete="username"
            autoFocus
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {signIn.isError && (
            <Alert color="red" variant="light" p="xs" role="alert">
              {failure(signIn.error).text} <WaitWords error={signIn.error} />
            </Alert>
          )}
          <Button type="submit" loading={signIn.isPending}>
            {t('submit')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('forgotten')}
          </Text>
        </Stack>
      </form>
      {session?.personas && <PersonaList personas={session.personas} onEnter={enter} />}
    </SessionFrame>
  )
}

function WaitWords({ error }: { error: Error | null }) {
  const t = useWords('session.signIn')
  const seconds = error instanceof ApiProblem ? error.problem.retryAfterSeconds : undefined
  return seconds === undefined ? null : t('wait', { seconds })
}

interface PersonaListProps {
  personas: { id: string; name: string; roles: string[] }[]
  onEnter: ReturnType<typeof useEnter>
}

function PersonaList({ personas, onEnter }: PersonaListProps) {
  const t = useWords('session.signIn')
  const tr = useWords('common.roles')
  const failure = useFailure()
  const goIn = useCommand(personaTake, { onDone: onEnter })
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {t('demo')}
      </Text>
      {personas.map(({ id, name, roles }) => (
        <Button
          key={id}
          variant="default"
          size="xs"
          justify="space-between"
          disabled={goIn.isPending}
          rightSection={
            <Text size="xs" c="dimmed">
              {roles.map((role) => tr(role as Parameters<typeof tr>[0])).join(', ')}
            </Text>
          }
          onClick={() => goIn.mutate({ body: { persona: id } })}
        >
          {name}
        </Button>
      ))}
      {goIn.isError && (
        <Alert color="red" variant="light" p="xs" role="alert">
          {failure(goIn.error).text}
        </Alert>
      )}
    </Stack>
  )
}
