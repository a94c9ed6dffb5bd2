import type { ReactNode } from 'react'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { ComparedNumber } from '../../../contract/read-facts.ts'
import { useWords } from '../../ui/words.ts'
import { ChecksSign } from '../checks/CheckSign.tsx'
import { NotRead } from './ComparedRow.tsx'
import classes from './compare.module.css'
import { Correctable } from './Correctable.tsx'
import { NumberRows } from './NumberRows.tsx'
import { Pin } from './Pin.tsx'
import { isInPhoto, spotOfNumber } from './spots.ts'

interface NumberCompareProps {
  claim: Claim
  attempt: Attempt
  number: ComparedNumber['number']
  /** As registered. */
  children: ReactNode
}

const checksOf: Record<ComparedNumber['number'], Check['id'][]> = {
  serialNumber: ['photo_serial', 'invoice_serial', 'serial_unused'],
  chk: ['photo_chk'],
}

/**
 * A number as registered and as read: one row if all sources agree, with all of them below,
 * character by character, if not.
 */
export function NumberCompare({ claim, attempt, number, children }: NumberCompareProps) {
  const t = useWords('review.reading.numbers')
  const compared = claim.read.numbers.find((one) => one.number === number)
  const checks = claim.checks.filter(({ id }) => checksOf[number].includes(id))
  const [check] = checksOf[number]
  return (
    <div
      className={classes.row}
      role="group"
      aria-label={t(`names.${number}`)}
      data-number={number}
      data-open={checks.some(({ outcome }) => outcome !== 'holds') || undefined}
    >
      <span className={classes.name}>{t(`names.${number}`)}</span>
      <span className={classes.registered}>{children}</span>
      {compared ? <ReadNumber compared={compared} /> : <NotRead />}
      <ChecksSign checks={checks} />
      {compared && check && (
        <Correctable claim={claim} attempt={attempt} check={check} label={t(`labels.${number}`)}>
          {null}
        </Correctable>
      )}
      {compared && <Sources compared={compared} />}
    </div>
  )
}

/** What was read, in place of the registered number: characters that differ are marked. */
function ReadNumber({ compared }: { compared: ComparedNumber }) {
  const t = useWords('review.reading.numbers')
  const { number, registered, rows, others } = compared
  // What differs is what matters; where nothing does, any source will do.
  const similar = rows
    .map((row, at) => ({ ...row, at }))
    .filter(({ cells }) => cells.length > 0)
    .toSorted((one, other) => Number(one.verdict === 'match') - Number(other.verdict === 'match'))
  const [row] = similar
  const [other] = others
  const isElsewhere = isInstead(compared)
  if (row && !isElsewhere) {
    return (
      <Pin
        id={spotOfNumber(number, `row ${row.at}`)}
        text={row.found ?? ''}
        hasPlace={row.places.length > 0}
        isNumber
      >
        {row.cells.map(({ text, differs }, at) =>
          differs ? <mark key={at}>{text || gap}</mark> : <span key={at}>{text}</span>,
        )}
      </Pin>
    )
  }
  if (!other || !isElsewhere) return <span className={classes.none}>{t('unread')}</span>
  return (
    <Pin
      id={spotOfNumber(number, 'other 0')}
      text={other.text}
      hasPlace={other.places.length > 0}
      isNumber
    >
      {[...other.text].map((text, at) =>
        text === registered[at] ? <span key={at}>{text}</span> : <mark key={at}>{text}</mark>,
      )}
    </Pin>
  )
}

/** Whether the photo shows another number, and nothing that resembles the registered one. */
const isInstead = ({ rows, others }: ComparedNumber) =>
  others.length > 0 &&
  rows.every(({ source, cells }) => source.startsWith('invoice') || cells.length === 0)

/** A column without a character. */
const gap = '·'

/** Where it was read: every source, or all of them below one another where they do not agree. */
function Sources({ compared }: { compared: ComparedNumber }) {
  const t = useWords('review.reading.numbers')
  const { number, rows, others, isDisputed } = compared
  const agreeing = rows.flatMap(({ source, verdict, places }, at) =>
    verdict === 'match' ? { source, hasPlace: places.length > 0, at } : [],
  )
  const isCalm = !isDisputed && rows.every(({ verdict, found }) => verdict === 'match' || !found)
  const isShown = rows.some(({ cells }) => cells.length > 0)
  const inPhoto = isInPhoto(compared)
  // In place of the number, the first of them stands in the row itself.
  const besides = others.slice(isInstead(compared) ? 1 : 0)
  return (
    <>
      {number === 'serialNumber' && isCalm && agreeing.length > 0 && (
        <span className={classes.sources}>
          {t('agrees')}{' '}
          {agreeing.map(({ source, hasPlace, at }, place) => (
            <span key={at}>
              {place > 0 && ' · '}
              <Pin
                id={spotOfNumber(number, `row ${at}`)}
                text={t(`sources.${source}`)}
                hasPlace={hasPlace}
              />
            </span>
          ))}
        </span>
      )}
      {!isCalm && isShown && (
        <div className={classes.below}>
          <NumberRows compared={compared} />
        </div>
      )}
      {besides.length > 0 && (
        <span className={classes.sources}>
          {t(inPhoto ? 'others' : 'instead', { count: besides.length })}{' '}
          {besides.map(({ text, places }, at) => (
            <span key={text}>
              {at > 0 && ' · '}
              <Pin
                id={spotOfNumber(number, `other ${others.length - besides.length + at}`)}
                text={text}
                hasPlace={places.length > 0}
                isNumber
              />
            </span>
          ))}
        </span>
      )}
    </>
  )
}
