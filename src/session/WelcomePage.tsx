import { Alert, Button, PasswordInput, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { welcomeAccept, welcomeRead } from '../../contract/staff.ts'
import { queryOf } from '../api/query.ts'
import { useCommand } from '../api/use-command.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { useWords } from '../ui/words.ts'
import { useEnter } from './enter.ts'
import { SessionFrame } from './SessionFrame.tsx'

/** A single-use link is opened: the first administrator, an invitation, or a new password. */
export function Page() {
  const token = useLocation().hash.slice(1)
  // Opening another link in the same tab only changes the hash, but is another visit.
  return <Welcome key={token} token={token} />
}

function Welcome({ token }: { token: string }) {
  const t = useWords('session.welcome')
  const failure = useFailure()
  const [visit] = useState(() => crypto.randomUUID())
  const link = useQuery(
    queryOf(
      welcomeRead,
      { body: { token } },
      // The token is not part of the key, because a cache can be inspected.
      { keyedBy: { visit }, enabled: token !== '', staleTime: Infinity },
    ),
  )
  if (token === '') return <SessionFrame title={t('new_password')}>{t('noToken')}</SessionFrame>
  if (link.isPending)
    return (
      <SessionFrame title="">
        <Skeleton height={160} />
      </SessionFrame>
    )
  if (link.isError) {
    return (
      <SessionFrame title={t('new_password')}>
        <Alert color="red" variant="light" role="alert">
          {failure(link.error).text}
        </Alert>
      </SessionFrame>
    )
  }
  const { purpose, name, email } = link.data
  const texts = {
    first_administrator: t('firstText'),
    invitation: t('invitationText', { email: email ?? '' }),
    new_password: t('newPasswordText', { email: email ?? '' }),
  }
  return (
    <SessionFrame title={t(purpose, { name: name ?? '' })}>
      <Text size="sm">{texts[purpose]}</Text>
      <WelcomeForm token={token} isFirst={purpose === 'first_administrator'} />
    </SessionFrame>
  )
}

function WelcomeForm({ token, isFirst }: { token: string; isFirst: boolean }) {
  const t = useWords('session.welcome')
  const failure = useFailure()
  const faultsOf = useFaults()
  const enter = useEnter()
  const [form, setForm] = useState({ name: '', email: '', password: '' })
  const change = (changed: Partial<typeof form>) => setForm((now) => ({ ...now, ...changed }))
  const accept = useCommand(welcomeAccept, { onDone: enter, gcTime: 0 })
  const faults = faultsOf(accept.error)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        accept.mutate({
          body: {
            token,
            password: form.password,
            ...(isFirst ? { name: form.name, email: form.email.trim() } : {}),
          },
        })
      }}
    >
      <Stack gap="sm">
        {isFirst && (
          <>
            <TextInput
              label={t('name')}
              autoComplete="name"
              required
              value={form.name}
              error={faults['name']}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <TextInput
              type="email"
              label={t('email')}
              autoComplete="username"
              required
              value={form.email}
              error={faults['email']}
              onChange={(event) => change({ email: event.currentTarget.value })}
            />
          </>
        )}
        <PasswordInput
          label={t('password')}
          description={t('passwordHint')}
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={128}
          value={form.password}
          error={faults['password']}
          onChange={(event) => change({ password: event.currentTarget.value })}
        />
        {accept.isError && (
          <Alert color="red" variant="light" p="xs" role="alert">
            {failure(accept.error).text}
          </Alert>
        )}
        <Button type="submit" loading={accept.isPending}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  )
}
