import type { BlindLook } from '../../contract/quality.ts'
import { SerialNumber } from '../claims/SerialNumber.tsx'
import { formatDate } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import classes from './LookDesk.module.css'

/** The member's facts, and the promotion's conditions. */
export function LookFacts({ look }: { look: BlindLook }) {
  const t = useWords('secondLook.facts')
  const { attempt, promotion, prize } = look
  const { registration, purchase } = attempt
  const rows = [
    [t('serial'), <SerialNumber key="serial" value={registration.serialNumber} />],
    [t('product'), registration.productName],
    [t('store'), purchase.store],
    [t('bought'), formatDate(purchase.date)],
    [t('region'), purchase.region],
    [
      t('promotion'),
      t('period', {
        name: promotion.name,
        from: formatDate(promotion.purchaseFrom),
        to: formatDate(promotion.purchaseTo),
      }),
    ],
    [t('prize'), prize ?? t('noPrize')],
    ...attempt.documents.flatMap(({ kind, reading }) =>
      reading.corrections.map(
        ({ fact, value }) => [t('corrected', { fact, kind }), value] as const,
      ),
    ),
  ] as const
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
