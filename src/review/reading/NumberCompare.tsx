import { Text } from '@mantine/core'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import type { ComparedNumber } from '../../../contract/read-facts.ts'
import { useWords } from '../../ui/words.ts'
import { ChecksSign } from '../checks/CheckSign.tsx'
import { Correctable } from './Correctable.tsx'
import { NumberRows } from './NumberRows.tsx'
import classes from './numbers.module.css'
import { Pin } from './Pin.tsx'
import { isInPhoto, spotOfNumber } from './spots.ts'

interface NumberCompareProps {
  claim: Claim
  attempt: Attempt
  compared: ComparedNumber
}

const checksOf: Record<ComparedNumber['number'], Check['id'][]> = {
  serialNumber: ['photo_serial', 'invoice_serial'],
  chk: ['photo_chk'],
}

/**
 * A number as registered and as read in the pictures: one subtle line if everything agrees,
 * otherwise all sources character by character.
 */
export function NumberCompare({ claim, attempt, compared }: NumberCompareProps) {
  const t = useWords('review.reading.numbers')
  const { number, rows, others } = compared
  const checks = claim.checks.filter(({ id }) => checksOf[number].includes(id))
  const agreeing = rows.flatMap(({ source, verdict, places }, at) =>
    verdict === 'match' ? { source, hasPlace: places.length > 0, at } : [],
  )
  const isCalm =
    !compared.isDisputed &&
    agreeing.length > 0 &&
    checks.every(({ outcome }) => outcome === 'holds') &&
    rows.every(({ verdict, found }) => verdict === 'match' || found === null)
  return (
    <div className={classes.number} role="group" aria-label={t(`names.${number}`)}>
      <div className={classes.head}>
        <Correctable
          claim={claim}
          attempt={attempt}
          check={checksOf[number][0] ?? 'photo_serial'}
          label={t(`labels.${number}`)}
        >
          <div className={classes.line}>
            <ChecksSign checks={checks} />
            <span className={classes.name}>{t(`names.${number}`)}</span>
            {isCalm ? (
              <span>
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
            ) : (
              <span className={classes.differs} data-disputed={compared.isDisputed || undefined}>
                {t(compared.isDisputed ? 'disputed' : 'differs')}
              </span>
            )}
          </div>
        </Correctable>
      </div>
      {!isCalm && <NumberRows compared={compared} />}
      {others.length > 0 && (
        <Text size="xs" className={classes.others ?? ''}>
          {t(isInPhoto(compared) ? 'others' : 'instead', { count: others.length })}{' '}
          {others.map(({ text, places }, at) => (
            <span key={text}>
              {at > 0 && ' · '}
              <Pin
                id={spotOfNumber(number, `other ${at}`)}
                text={text}
                hasPlace={places.length > 0}
                isNumber
              />
            </span>
          ))}
        </Text>
      )}
    </div>
  )
}
