import type { RedeemHistoryRow } from '../../../contract/claims.ts'
import { useWords } from '../../ui/words.ts'
import classes from './MemberRow.module.css'

/** The Redeem History row as Member Center shows it. */
export function MemberRow({ row }: { row: RedeemHistoryRow }) {
  const t = useWords('review.decision')
  return (
    <dl className={classes.row}>
      {columns.map(([name, value]) => (
        <div key={name} className={classes.cell}>
          <dt>{name}</dt>
          <dd>{value(row)}</dd>
        </div>
      ))}
      <div className={classes.cell}>
        <dt>Status</dt>
        <dd className={classes.status}>
          {row.status}
          {row.hasRedeemAgain && <span className={classes.again}>{t('redeemAgain')}</span>}
        </dd>
      </div>
    </dl>
  )
}

/** Column names are Member Center's own, untranslated. */
const columns: [string, (row: RedeemHistoryRow) => string][] = [
  ['Redeem Date', (row) => row.redeemDate],
  ['Promotion Name', (row) => row.promotionName],
  ['Product Name / Serial Number', (row) => `${row.productName} / ${row.serialNumber}`],
]
