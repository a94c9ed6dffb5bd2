import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import dayjs from 'dayjs'
import { useState, type KeyboardEvent } from 'react'
import { dateOrderOf, formatDate } from '../dates.ts'
import { isComposing } from '../shortcuts/field-keys.ts'
import { useWords } from '../words.ts'
import classes from './DateField.module.css'
import { readDate } from './read-date.ts'

interface DateFieldProps extends Omit<
  TextInputProps,
  'type' | 'value' | 'defaultValue' | 'onChange' | 'min' | 'max' | 'rightSection'
> {
  /** `YYYY-MM-DD`, or `''` for none. */
  value: string
  /** The first and the last day that can be chosen, `YYYY-MM-DD`. */
  min?: string | undefined
  max?: string | undefined
  onChange(date: string): void
}

const order = dateOrderOf()

/** Escape closes the calendar, and not the dialog around it: Mantine reads this on its buttons. */
const escapeStays = { 'data-mantine-stop-propagation': 'true' }
const keptKeys = {
  day: escapeStays,
  calendarHeaderControl: escapeStays,
  calendarHeaderLevel: escapeStays,
  monthsListControl: escapeStays,
  yearsListControl: escapeStays,
}

/** What is typed, as long as the value is one of those that it belongs to. */
interface Typed {
  text: string
  of: string[]
  /** Whether the field was left with it. */
  isLeft: boolean
}

const isDate = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && dayjs(value).isValid()

/**
 * A date, shown as everywhere in the app, and typed in any way people write dates; or chosen from a
 * calendar. ↑ and ↓ go on by a day. What cannot be read stays, with the reason, and the value is
 * empty then: a date that is not shown is never sent.
 */
export function DateField(props: DateFieldProps) {
  const { value, min, max, onChange, error, title, onBlur, onKeyDown, ...field } = props
  const t = useWords('common.dateField')
  const [last, setTyped] = useState<Typed | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const typed = last?.of.includes(value) ? last : null
  const isFixed = field.readOnly === true || field.disabled === true
  const today = dayjs().format('YYYY-MM-DD')
  const year = Number((isDate(value) ? value : today).slice(0, 4))

  const read = (text: string, isWhole: boolean) => readDate(text, { order, isWhole, year })
  const faultOf = (date: string | undefined, text: string) => {
    if (date === undefined) return t('unread', { typed: text.trim() })
    if (min && date < min) return t('early', { date: formatDate(min) })
    return max && date > max ? t('late', { date: formatDate(max) }) : undefined
  }
  function put(text: string, date: string, isLeft: boolean) {
    setTyped({ text, of: [value, date], isLeft })
    if (date !== value) onChange(date)
  }
  function type(text: string) {
    const date = read(text, false)
    const isGood = date !== undefined && !faultOf(date, text)
    put(text, text.trim() === '' ? '' : isGood ? date : value, false)
  }
  /** @returns the date that stands in the field now, or undefined if what was typed is none */
  function leave(): string | undefined {
    if (!typed) return value
    const isEmpty = typed.text.trim() === ''
    const date = isEmpty ? '' : read(typed.text, true)
    if (date === undefined || (!isEmpty && faultOf(date, typed.text))) {
      put(typed.text, '', true)
      return undefined
    }
    choose(date)
    return date
  }
  function choose(date: string) {
    setTyped(null)
    if (date !== value) onChange(date)
    setIsOpen(false)
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    const days = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (isFixed || isComposing(event.nativeEvent)) return
    if (event.key === 'Enter') {
      // Nothing is sent with a date that could not be read.
      if (leave() === undefined) event.preventDefault()
    } else if (days !== undefined) {
      event.preventDefault()
      if (event.altKey) return setIsOpen(true)
      const from = leave()
      if (from === undefined) return
      const date = isDate(from) ? dayjs(from).add(days, 'day').format('YYYY-MM-DD') : today
      if (!faultOf(date, date)) choose(date)
    }
  }

  // What was pasted may be none either.
  const odd = typed ? typed.isLeft && typed.text : isDate(value) ? '' : value
  const fault = odd ? faultOf(read(odd, true), odd) : undefined
  const shownError = error || fault
  return (
    <TextInput
      {...field}
      autoComplete="off"
      value={typed?.text ?? (isDate(value) ? formatDate(value) : value)}
      title={typeof shownError === 'string' && !field.label ? shownError : title}
      // A field in a row has no place for a sentence: there it is the tooltip.
      error={field.label ? shownError : Boolean(shownError)}
      rightSection={isFixed ? undefined : calendar()}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        leave()
        onBlur?.(event)
      }}
      onKeyDown={(event) => {
        press(event)
        onKeyDown?.(event)
      }}
    />
  )

  function calendar() {
    return (
      <Popover
        opened={isOpen}
        onChange={setIsOpen}
        position="bottom-end"
        trapFocus
        returnFocus
        shadow="md"
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            // The keyboard has Alt ↓ in the field, and one stop fewer.
            tabIndex={-1}
            aria-label={t('choose')}
            title={t('choose')}
            onClick={() => setIsOpen((was) => !was)}
          >
            <IconCalendar size={14} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p="xs">
          <DatePicker
            size="xs"
            value={isDate(value) ? value : null}
            defaultDate={isDate(value) ? value : (min ?? today)}
            {...(min && { minDate: min })}
            {...(max && { maxDate: max })}
            attributes={keptKeys}
            classNames={{ day: classes.day ?? '' }}
            onChange={(date) => choose(date ?? '')}
          />
        </Popover.Dropdown>
      </Popover>
    )
  }
}
