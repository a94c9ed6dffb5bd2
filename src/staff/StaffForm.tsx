import { Alert, Button, Checkbox, Group, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { roles, type Role } from '../../contract/access.ts'
import {
  staffChange,
  staffInvite,
  staffInviteAgain,
  type LinkOutcome,
  type StaffMember,
} from '../../contract/staff.ts'
import { useFaults, useFormFailure } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { order, useCommand } from '../api/use-command.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { LinkSheet, type MadeLink } from './LinkSheet.tsx'

interface StaffFormProps {
  edited: StaffMember | 'new'
  onClose(): void
}

/**
 * Edits an account: person, roles, and whether it is disabled. A new account ends with its link.
 */
export function StaffForm({ edited, onClose }: StaffFormProps) {
  const t = useWords('staff.form')
  const faultsOf = useFaults()
  const failure = useFailure()
  const formFailure = useFormFailure()
  const person = edited === 'new' ? null : edited
  const [form, setForm] = useState({
    name: person?.name ?? '',
    email: person?.email ?? '',
    roles: person?.roles ?? (['agent'] as Role[]),
    isDisabled: person?.isDisabled ?? false,
  })
  const change = (changed: Partial<typeof form>) => setForm((now) => ({ ...now, ...changed }))
  const [made, setMade] = useState<MadeLink | null>(null)

  /** A link is only shown if no mail server can send it. */
  const tell = ({ outcome, link: path, expiresAt }: LinkOutcome) => {
    if (path && expiresAt) {
      setMade({ name: form.name, link: path, expiresAt })
      return
    }
    const words = outcome === 'asked' ? t('asked') : t('mailed', { email: form.email })
    void notify({ text: words, tone: 'good' })
    onClose()
  }

  const save = useCommand(
    ({ name, email, roles: chosen, isDisabled }: typeof form) =>
      person
        ? order(staffChange, {
            params: { id: person.id },
            version: person.version,
            body: { name, roles: chosen, isDisabled },
          })
        : order(staffInvite, { body: { name, email: email.trim(), roles: chosen } }),
    {
      onDone: async (answer, _form, fresh) => {
        await fresh
        if (!('pending' in answer)) return tell(answer)
        const isAsked = answer.pending.length > 0
        const words = isAsked ? t('asked') : t('saved', { name: form.name })
        void notify({ text: words, tone: 'good' })
        return onClose()
      },
    },
  )
  const link = useCommand(staffInviteAgain, {
    onDone: async (outcome, _id, fresh) => {
      await fresh
      tell(outcome)
    },
    onFailed: (error) => void notify({ text: failure(error).text, tone: 'bad' }),
  })
  if (made) return <LinkSheet made={made} onClose={onClose} />

  const faults = faultsOf(save.error)
  const failed = formFailure(save.error, ['name', 'email', 'roles'])
  return (
    <Dialog
      onClose={onClose}
      title={person ? t('editTitle', { name: person.name }) : t('inviteTitle')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(form)
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t('name')}
            required
            maxLength={80}
            data-autofocus
            value={form.name}
            error={faults['name']}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            type="email"
            label={t('email')}
            required
            disabled={person !== null}
            value={form.email}
            error={faults['email']}
            onChange={(event) => change({ email: event.currentTarget.value })}
          />
          <RolePicker
            chosen={form.roles}
            error={faults['roles']}
            onChange={(chosen) => change({ roles: chosen })}
          />
          {person && (
            <Switch
              label={t('disabled')}
              checked={form.isDisabled}
              onChange={(event) => change({ isDisabled: event.currentTarget.checked })}
            />
          )}
          <Text size="xs" c="dimmed">
            {t('hint')}
          </Text>
          {failed !== null && (
            <Alert color="red" variant="light" p="xs" role="alert">
              {failed}
            </Alert>
          )}
          <Group justify="space-between">
            {person ? (
              <Button
                variant="subtle"
                loading={link.isPending}
                onClick={() => link.mutate({ params: { id: person.id } })}
              >
                {t('newLink')}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" loading={save.isPending} disabled={form.roles.length === 0}>
              {person ? t('submitEdit') : t('submitInvite')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface RolePickerProps {
  chosen: Role[]
  error: string | undefined
  onChange(chosen: Role[]): void
}

function RolePicker({ chosen, error, onChange }: RolePickerProps) {
  const t = useWords('staff.form')
  const tr = useWords('common.roles')
  return (
    <Checkbox.Group
      label={t('roles')}
      error={error}
      value={chosen}
      onChange={(values) => onChange(roles.filter((role) => values.includes(role)))}
    >
      <Stack gap={6} mt={6}>
        {roles.map((role) => (
          <Checkbox
            key={role}
            size="xs"
            value={role}
            label={tr(role)}
            description={t(`roleHints.${role}`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
