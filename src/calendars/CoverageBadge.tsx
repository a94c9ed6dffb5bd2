import type { Coverage } from '../../contract/calendars.ts'
import { formatDate } from '../ui/dates.ts'
import { StateBadge, type Tone } from '../ui/StateBadge.tsx'
import { useWords } from '../ui/words.ts'

const tones: Record<Coverage['standing'], Tone> = {
  fine: 'good',
  provisional_soon: 'warn',
  ends_soon: 'bad',
}

/** How far a calendar reaches, and whether that is far enough. */
export function CoverageBadge({ coverage }: { coverage: Coverage }) {
  const t = useWords('calendars.coverage')
  const { standing, coveredUntil, decreedUntil } = coverage
  // Calculated days may still change, so they don't count as reliable.
  const until = standing === 'ends_soon' ? coveredUntil : decreedUntil
  return (
    <StateBadge tone={tones[standing]}>
      {until ? t(standing, { date: formatDate(until) }) : t('none')}
    </StateBadge>
  )
}
