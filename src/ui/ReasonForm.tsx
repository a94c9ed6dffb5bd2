import { Button, Stack, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'

interface ReasonFormProps {
  label: string
  /** Characters, as the contract allows. */
  maxLength: number
  action: string
  /** As the action is: a loss is red. */
  color: string
  isBusy: boolean
  /** What is wrong with the reason itself. */
  fault?: string | undefined
  /** Why the whole was refused. */
  failed?: ReactNode
  /** What is said and chosen before the reason. */
  children?: ReactNode
  onSubmit(reason: string): void
}

/** A step that needs a reason and nothing else; it cannot be sent without one. */
export function ReasonForm(props: ReasonFormProps) {
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit(reason)
      }}
    >
      <Stack gap="sm">
        {props.children}
        <TextInput
          label={props.label}
          required
          maxLength={props.maxLength}
          data-autofocus
          value={reason}
          error={props.fault}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {props.failed}
        <Button
          type="submit"
          color={props.color}
          loading={props.isBusy}
          disabled={reason.trim() === ''}
        >
          {props.action}
        </Button>
      </Stack>
    </form>
  )
}
