import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Act } from '../../contract/acts.ts'
import { useMay } from '../api/session.ts'
import { formatMoment } from '../ui/dates.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import classes from './ActsPage.module.css'

/** Changes shown at first; the rest can be expanded. */
const shownAtOnce = 3

/** One entry of the record: what was changed by whom, with old and new values. */
export function ActEntry({ act }: { act: Act }) {
  const t = useWords('staff.acts')
  const parts = <Changes changes={act.changes} />
  return (
    <li className={classes.act}>
      <div>
        <Text size="sm" fw={600}>
          {t(`kinds.${act.kind}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {t('meta', { by: act.by.name, when: formatMoment(act.at) })}
        </Text>
      </div>
      <div>
        <Subject act={act} />
        {act.changes.length === 0 && (
          <Text size="xs" c="dimmed">
            {t('nothingChanged')}
          </Text>
        )}
        {act.changes.length > shownAtOnce ? (
          <details className={classes.more}>
            <summary>{t('count', { count: act.changes.length })}</summary>
            {parts}
          </details>
        ) : (
          parts
        )}
      </div>
    </li>
  )
}

function Subject({ act: { kind, subject } }: { act: Act }) {
  const t = useWords('staff.acts')
  const may = useMay()
  if (subject.id === 'desk') return null
  const to = kind.startsWith('promotion')
    ? may('promotions.read') && paths.promotion(subject.id)
    : kind.startsWith('calendar') && may('calendars.read') && paths.calendar(subject.id)
  const name = subject.name || t('nothing')
  return to ? (
    <Anchor component={Link} to={to} size="sm">
      {name}
    </Anchor>
  ) : (
    <Text size="sm">{name}</Text>
  )
}

function Changes({ changes }: Pick<Act, 'changes'>) {
  const t = useWords('staff.acts')
  if (changes.length === 0) return null
  return (
    <dl className={classes.changes}>
      {changes.map(({ field, before, after }) => (
        <div key={field} className={classes.change}>
          <dt>{isField(field) ? t(`fields.${field}`) : field}</dt>
          <dd>
            {before !== null && <del className={classes.before}>{before}</del>}
            {after !== null && <ins className={classes.after}>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const fields = [
  'link',
  'name',
  'roles',
  'isDisabled',
  'regions',
  'zone',
  'language',
  'purchaseFrom',
  'purchaseTo',
  'redeemUntil',
  'categories',
  'models',
  'seriesWindows',
  'stores',
  'redeemLimitPerEmail',
  'release',
  'landingPage',
  'activationPage',
  'prizes',
  'secondPersonAbove',
  'codesValidForDays',
  'answerWithinDays',
  'calendars',
  'countsCutiBersamaAsOff',
  'source',
  'weekend',
  'completeYears',
  'provisionalYears',
  'days',
  'from',
  'to',
  'rules',
  'goldenShare',
] as const
/** A newer field that has no label here is shown by its key. */
const isField = (field: string): field is (typeof fields)[number] =>
  (fields as readonly string[]).includes(field)
