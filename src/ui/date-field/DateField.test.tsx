import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { createQueryClient } from '../../api/query-client.ts'
import { AppProviders } from '../../app/AppProviders.tsx'
import common from '../../words/en/common.json'
import { Dialog } from '../Dialog.tsx'
import { formatDate } from '../dates.ts'
import { addWords, loadLaterWords } from '../words.ts'
import { DateField } from './DateField.tsx'

addWords('common', common)
await loadLaterWords()

const start = '2026-03-12'

function open(props: Partial<Parameters<typeof DateField>[0]> = {}, Around = Bare, first = start) {
  const onChange = vi.fn<(date: string) => void>()
  const onSubmit = vi.fn<() => void>()
  function Form() {
    const [value, setValue] = useState(first)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <DateField
          label="Until"
          {...props}
          value={value}
          onChange={(date) => {
            setValue(date)
            onChange(date)
          }}
        />
        <button type="submit">Send</button>
      </form>
    )
  }
  render(
    <AppProviders queryClient={createQueryClient()}>
      <Around>
        <Form />
      </Around>
    </AppProviders>,
  )
  const field = screen.getByLabelText<HTMLInputElement>(/^Until/)
  return { field, onChange, onSubmit, user: userEvent.setup() }
}

function Bare({ children }: { children: React.ReactNode }) {
  return <>{children}</>
}

test('it shows a date as the app writes dates, and takes one that is typed', async () => {
  const { field, onChange, user } = open()
  expect(field.value).toBe(formatDate(start))
  await user.clear(field)
  await user.type(field, '2026-04-01')
  expect(onChange.mock.calls).toEqual([[''], ['2026-04-01']])
  await user.tab()
  expect(field.value).toBe(formatDate('2026-04-01'))
})

test('a short date is taken with Enter, and is what is sent', async () => {
  const { field, onChange, onSubmit, user } = open({ required: true })
  await user.clear(field)
  await user.type(field, '4 Apr{Enter}')
  expect(onChange.mock.calls).toEqual([[''], ['2026-04-04']])
  expect(onSubmit).toHaveBeenCalledOnce()
})

test('what is no date is said and stays, and there is no date until it is mended', async () => {
  const { field, onChange, onSubmit, user } = open({ required: true })
  await user.clear(field)
  await user.type(field, '31 Feb{Enter}')
  expect(onSubmit).not.toHaveBeenCalled()
  expect(onChange.mock.lastCall).toEqual([''])
  expect(field).toBeInvalid()
  expect(field).toHaveAccessibleDescription('“31 Feb” is not a date')
  expect(field.value).toBe('31 Feb')
  await user.type(field, '{Backspace}{Backspace}{Backspace}Mar{Enter}')
  expect(field).toBeValid()
  expect(onChange.mock.lastCall).toEqual(['2026-03-31'])
  expect(field.value).toBe(formatDate('2026-03-31'))
})

test('whoever leaves the field with what is no date by pointer sends no other date', async () => {
  const { field, onChange, user } = open({ required: true })
  await user.clear(field)
  await user.type(field, 'soon')
  await user.click(screen.getByRole('button', { name: 'Send' }))
  expect(onChange.mock.lastCall).toEqual([''])
  expect(field.value).toBe('soon')
})

test.each([
  { min: '2026-03-10', typed: '9 Mar 2026' },
  { min: '2026-03-10', typed: '2026-03-01' },
  { max: '2026-03-20', typed: '2026-03-21' },
  { max: '2026-03-12', typed: '2026-03-15' },
])(
  'a day out of bounds is refused with the day that bounds it: %j',
  async ({ typed, ...bounds }) => {
    const { min, max = '' } = bounds
    const { field, onChange, user } = open(bounds)
    await user.tripleClick(field)
    await user.keyboard(typed)
    await user.tab()
    expect(field).toHaveAccessibleDescription(
      `The ${min ? 'first' : 'last'} day that can be chosen is ${formatDate(min ?? max)}`,
    )
    // No other date on the way.
    expect(onChange.mock.calls).toEqual([['']])
    expect(field.value).toBe(typed)
  },
)

test('↑ and ↓ go on by a day', async () => {
  const { field, onChange, user } = open({ max: '2026-03-13' })
  await user.type(field, '{ArrowUp}')
  expect(onChange.mock.lastCall).toEqual(['2026-03-13'])
  await user.type(field, '{ArrowUp}')
  expect(field.value).toBe(formatDate('2026-03-13'))
  await user.type(field, '{ArrowDown}{ArrowDown}')
  expect(onChange.mock.lastCall).toEqual(['2026-03-11'])
})

test('an emptied one is empty, and a required one sends nothing then', async () => {
  const { field, onChange, onSubmit, user } = open({ required: true })
  await user.clear(field)
  await user.type(field, '{Enter}')
  expect(onChange.mock.calls).toEqual([['']])
  expect(onSubmit).not.toHaveBeenCalled()
  expect(field.value).toBe('')
})

test('what was pasted in place of a date stays, with why', () => {
  for (const value of ['26/13/2026', 'Bought from', '2026-02-31x']) {
    const { field } = open({}, undefined, value)
    expect(field.value).toBe(value)
    expect(field).toHaveAccessibleDescription(`“${value}” is not a date`)
    cleanup()
  }
})

test('in a row, a fault is the tooltip', async () => {
  const { field, user } = open({ label: undefined, 'aria-label': 'Until' })
  await user.clear(field)
  await user.type(field, 'soon')
  await user.tab()
  expect(field).toBeInvalid()
  expect(field).toHaveAttribute('title', '“soon” is not a date')
})

test('by keyboard a day is chosen in the calendar, and Escape only closes the calendar', async () => {
  const onClose = vi.fn<() => void>()
  const { field, onChange, user } = open({}, ({ children }) => (
    <Dialog title="Hold" onClose={onClose}>
      {children}
    </Dialog>
  ))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus())
  field.focus()
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  const calendar = await screen.findByRole('dialog', { name: /^Choose/, hidden: true })
  expect(
    within(calendar).getByRole('button', { name: '12 March 2026', hidden: true }),
  ).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(calendar).not.toBeInTheDocument()
  expect(onClose).not.toHaveBeenCalled()
  expect(field).toHaveFocus()
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await screen.findByRole('dialog', { name: /^Choose/, hidden: true })
  await user.keyboard('{ArrowDown}{Enter}')
  expect(onChange.mock.calls).toEqual([['2026-03-19']])
  expect(field.value).toBe(formatDate('2026-03-19'))
})

test('a field that cannot be changed offers no calendar', () => {
  open({ readOnly: true })
  expect(screen.queryByRole('button', { name: /^Choose/ })).not.toBeInTheDocument()
})
