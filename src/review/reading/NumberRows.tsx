import { UnstyledButton } from '@mantine/core'
import type { ComparedNumber, NumberRow } from '../../../contract/read-facts.ts'
import { useWords } from '../../ui/words.ts'
import { usePointing } from './evidence-focus.ts'
import classes from './numbers.module.css'
import { spotOfNumber } from './spots.ts'

/** Verdicts as signs, so that shape says the same as colour. */
const signs = { match: '=', confusable: '≈', near: '≠', absent: '–', unreadable: '?' } as const

/** The registered number, and below it each source, one column per character. */
export function NumberRows({ compared }: { compared: ComparedNumber }) {
  const t = useWords('review.reading.numbers')
  const { number, registered, rows } = compared
  const isDiffering = (at: number) => rows.some(({ cells }) => cells[at]?.differs)
  return (
    <ul className={classes.rows}>
      <li className={classes.row}>
        <span className={classes.source}>{t('sources.registered')}</span>
        <span className={classes.cells}>
          {registered.map((text, at) => (
            <span key={at} className={classes.cell} data-meant={isDiffering(at) || undefined}>
              {text || gap}
            </span>
          ))}
        </span>
      </li>
      {rows.map((row, at) => (
        <FoundRow
          key={at}
          spot={spotOfNumber(number, `row ${at}`)}
          registered={registered}
          row={row}
        />
      ))}
    </ul>
  )
}

interface FoundRowProps {
  spot: string
  registered: string[]
  row: NumberRow
}

function FoundRow({ spot, registered, row }: FoundRowProps) {
  const t = useWords('review.reading.numbers')
  const { source, verdict, found, cells, places } = row
  const { isPointed, pointing } = usePointing(spot)
  const differing = cells.flatMap(({ text, differs }, at) =>
    differs ? { at: placeOf(registered, at), there: text, meant: registered[at] ?? '' } : [],
  )
  const [first] = differing
  const said =
    differing.length === 1 && first
      ? first.there === ''
        ? t('missing', first)
        : first.meant === ''
          ? t('tooMany', first)
          : t('instead1', first)
      : differing.length > 1
        ? t('several', { count: differing.length })
        : verdict === 'unreadable'
          ? t(`unreadable.${source}`)
          : t(`verdicts.${verdict}`)
  return (
    <li>
      <UnstyledButton
        className={classes.row ?? ''}
        data-verdict={verdict}
        data-pointed={isPointed || undefined}
        disabled={places.length === 0}
        aria-label={t('row', { source, found: found ?? '', verdict, said })}
        {...pointing}
      >
        <span className={classes.source}>{t(`sources.${source}`)}</span>
        {cells.length > 0 ? (
          <span className={classes.cells}>
            {cells.map(({ text, differs }, at) => (
              <span key={at} className={classes.cell} data-differs={differs || undefined}>
                {text || (differs || registered[at] === '' ? gap : ' ')}
              </span>
            ))}
          </span>
        ) : (
          found !== null && <span className={classes.cells}>{found}</span>
        )}
        <span className={classes.verdict}>
          <span aria-hidden>{signs[verdict]}</span> {said}
        </span>
      </UnstyledButton>
    </li>
  )
}

/** A column without a character. */
const gap = '·'

/** The position of a column's character in the registered number, from 1. */
const placeOf = (registered: string[], column: number) =>
  registered.slice(0, column + 1).filter((text) => text !== '').length
