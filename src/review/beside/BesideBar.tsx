import { Anchor, Button, SegmentedControl, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Beside, BesideDocument } from '../../../contract/beside.ts'
import type { Claim } from '../../../contract/claims.ts'
import { evidenceKinds, type EvidenceKind } from '../../../contract/evidence.ts'
import { ClaimStateBadge } from '../../claims/ClaimStateBadge.tsx'
import { formatDate } from '../../ui/dates.ts'
import { keepFocus } from '../../ui/keep-focus.ts'
import { paths } from '../../ui/paths.ts'
import { ShortcutKey } from '../../ui/shortcuts/ShortcutKey.tsx'
import { useWords } from '../../ui/words.ts'
import classes from './beside.module.css'

interface BesideBarProps {
  other: Claim
  facts: Beside['facts']
  found: BesideDocument | undefined
  kind: EvidenceKind
  onKind(kind: EvidenceKind): void
  onClose(): void
}

/** The compared claim, how certain the match is, and which facts are equal. */
export function BesideBar({ other, facts, found, kind, onKind, onClose }: BesideBarProps) {
  const t = useWords('review')
  return (
    <section className={classes.bar} aria-label={t('beside.title', { number: other.number })}>
      <div className={classes.row}>
        <SegmentedControl
          size="xs"
          aria-label={t('beside.kind')}
          value={kind}
          data={evidenceKinds.map((value) => ({ value, label: t(`evidence.${value}`) }))}
          onChange={(value) => onKind(value)}
        />
        <Text size="sm">
          {t('beside.beside')}{' '}
          <Anchor component={Link} to={paths.claim(other.number)} size="sm">
            {other.number}
          </Anchor>
        </Text>
        <ClaimStateBadge state={other.state} />
        <Text size="xs" c="dimmed" className={classes.promotion ?? ''}>
          {other.promotion.name}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          ml="auto"
          rightSection={<ShortcutKey keys="Alt+c" />}
          onMouseDown={keepFocus}
          onClick={onClose}
        >
          {t('beside.close')}
        </Button>
      </div>
      <Text size="xs" role="status" className={classes.verdict ?? ''}>
        {found ? t(`beside.how.${found.how ?? 'none'}`, { kind, ...found.numbers }) : null}
      </Text>
      <ul className={classes.facts}>
        {facts.map(({ fact, here, there, isSame }) => (
          <li
            key={fact}
            data-same={isSame || undefined}
            title={`${shown(fact, here)} / ${shown(fact, there)}`}
          >
            <span aria-hidden>{isSame ? '=' : '≠'}</span>{' '}
            {t(isSame ? 'beside.same' : 'beside.other', {
              fact: t(`beside.facts.${fact}`),
              value: shown(fact, there),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

const shown = (fact: Beside['facts'][number]['fact'], value: string) =>
  fact === 'purchaseDate' ? formatDate(value) : value
