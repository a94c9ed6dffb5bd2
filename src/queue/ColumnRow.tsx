import { ActionIcon, Checkbox, NumberInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../ui/words.ts'
import { fixedColumn, widths } from './column-choice.ts'
import classes from './ColumnsSheet.module.css'

interface ColumnRowProps {
  id: string
  name: string
  isShown: boolean
  isSorted: boolean
  /** The chosen width in pixels; `null` for the usual one. */
  size: number | null
  /** The least that it takes as usual. */
  usualSize: number
  isFirst: boolean
  isLast: boolean
  onShow(isShown: boolean): void
  onMove(by: -1 | 1): void
  onSize(size: number | null): void
}

/** A column: whether it is shown, its width, and its place. */
export function ColumnRow(props: ColumnRowProps) {
  const { id, name, isShown, isSorted, size, usualSize, isFirst, isLast } = props
  const t = useWords('queue.columns')
  // What is typed is not a width yet.
  const [typed, setTyped] = useState<string | number | null>(null)
  const moving = useRef<HTMLElement | null>(null)
  // The browser takes the focus from what changes its place.
  useEffect(() => {
    moving.current?.focus()
    moving.current = null
  })
  const why = id === fixedColumn ? t('fixed') : isSorted && !isShown ? t('sortedHidden') : undefined

  function resize(value: string | number) {
    setTyped(value)
    if (value === '') props.onSize(null)
    else if (Number(value) >= widths.least && Number(value) <= widths.most) {
      props.onSize(Number(value))
    }
  }
  const move = (by: -1 | 1) => (event: { currentTarget: HTMLElement }) => {
    if (by === -1 ? isFirst : isLast) return
    moving.current = event.currentTarget
    props.onMove(by)
  }

  return (
    <li className={classes.row}>
      <Checkbox
        size="xs"
        label={name}
        description={why}
        checked={isShown}
        disabled={id === fixedColumn}
        data-autofocus={isFirst && id !== fixedColumn ? true : undefined}
        onChange={(event) => props.onShow(event.currentTarget.checked)}
      />
      <NumberInput
        size="xs"
        aria-label={t('widthOf', { name })}
        placeholder={t('usual')}
        suffix=" px"
        allowDecimal={false}
        allowNegative={false}
        min={widths.least}
        max={widths.most}
        step={widths.step}
        startValue={usualSize}
        value={typed ?? size ?? ''}
        onChange={resize}
        onBlur={() => setTyped(null)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('up', { name })}
        aria-disabled={isFirst}
        {...(isFirst && { 'data-disabled': true })}
        onClick={move(-1)}
      >
        <IconArrowUp size={16} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('down', { name })}
        aria-disabled={isLast}
        {...(isLast && { 'data-disabled': true })}
        onClick={move(1)}
      >
        <IconArrowDown size={16} stroke={1.6} />
      </ActionIcon>
    </li>
  )
}
