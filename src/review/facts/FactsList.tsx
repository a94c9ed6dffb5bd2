import { Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { fullName } from '../../../contract/names.ts'
import { useGivenWordsOf } from '../../claims/given-words.ts'
import { SerialNumber } from '../../claims/SerialNumber.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { formatDate } from '../../ui/dates.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { ChecksSummary } from '../checks/ChecksSummary.tsx'
import type { Marking } from '../checks/use-marking.ts'
import { ReadFacts } from '../reading/ReadFacts.tsx'
import { Fact, Registered } from './Fact.tsx'
import classes from './FactsList.module.css'
import { useFold } from './use-fold.ts'

interface FactsListProps {
  claim: Claim
  attempt: Attempt
  marking: Marking | null
}

const copyKey = 'y'

/** The member's facts for this attempt; a changed fact also shows its earlier value. */
export function FactsList({ claim, attempt, marking }: FactsListProps) {
  const t = useWords('review')
  const tc = useWords('common.categories')
  const given = useGivenWordsOf(claim)
  const { registration, purchase, recipient, member, note } = attempt
  const before = claim.attempts.find(({ number }) => number === attempt.number - 1)
  const address = addressOf(attempt)
  useShortcut(copyKey, t('keys.copySerial'), () => copyText(registration.serialNumber), {
    scope: 'pictures',
  })
  // Checks apply to the latest attempt only; an earlier attempt is shown without them.
  const checks = attempt === claim.attempts[0] ? claim.checks : []
  const checksOn = (fact: Check['fact']) => checks.filter((check) => check.fact === fact)

  const { isOpen, toggle } = useFold('details')
  const place = useId()
  const group = (title: string, facts: ReactNode) => (
    <section className={classes.group}>
      <Text component="h2" size="xs" fw={600} c="dimmed" className={classes.title ?? ''}>
        {title}
      </Text>
      <dl className={classes.facts}>{facts}</dl>
    </section>
  )
  return (
    <>
      <ReadFacts
        claim={claim}
        attempt={attempt}
        registered={{
          serialNumber: (
            <Registered
              label={t('facts.serialNumber')}
              value={registration.serialNumber}
              before={before?.registration.serialNumber}
              copyKey={copyKey}
            >
              <SerialNumber value={registration.serialNumber} />
            </Registered>
          ),
          chk: (
            <Registered
              label={t('facts.chk')}
              value={registration.chk}
              before={before?.registration.chk}
            >
              <SerialNumber value={registration.chk} />
            </Registered>
          ),
          store: (
            <Registered
              label={t('facts.store')}
              value={purchase.store}
              before={before?.purchase.store}
            />
          ),
          purchaseDate: (
            <Registered
              label={t('facts.purchaseDate')}
              value={formatDate(purchase.date)}
              before={before && formatDate(before.purchase.date)}
            />
          ),
          model: (
            <Registered
              label={t('facts.model')}
              value={registration.model}
              before={before?.registration.model}
            />
          ),
        }}
      />
      {/* That all hold is said above the pictures. */}
      {checks.some(({ outcome }) => outcome !== 'holds') && (
        <ChecksSummary checks={checks} marking={marking} />
      )}
      {(note || given) && (
        <dl className={classes.facts}>
          {note && <Fact label={t('facts.note')} value={note} />}
          {given && <Fact label={t('facts.reviewer')} value={given} isPlain />}
        </dl>
      )}
      <UnstyledButton
        className={classes.fold ?? ''}
        aria-expanded={isOpen}
        aria-controls={place}
        onClick={toggle}
      >
        <IconChevronRight size={14} stroke={2} aria-hidden data-open={isOpen || undefined} />
        {t('facts.details')}
      </UnstyledButton>
      <div id={place} className={classes.details} data-folded={!isOpen || undefined}>
        {group(
          t('facts.product'),
          <>
            {registration.productName !== registration.model && (
              <Fact
                label={t('facts.productName')}
                value={registration.productName}
                before={before?.registration.productName}
              />
            )}
            <Fact label={t('facts.category')} value={tc(registration.category)} isPlain />
            <Fact
              label={t('facts.channel')}
              value={t(`facts.channels.${purchase.channel}`)}
              isPlain
            />
            <Fact
              label={t('facts.purchaseRegion')}
              value={purchase.region}
              before={before?.purchase.region}
              isPlain
            />
          </>,
        )}
        {group(
          t('facts.member'),
          <>
            <Fact label={t('facts.name')} value={fullName(recipient)} />
            <Fact label={t('facts.email')} checks={checksOn('email')} value={member.email} />
            <Fact
              label={t('facts.region')}
              checks={checksOn('region')}
              value={member.region}
              isPlain
            />
            <Fact label={t('facts.address')} value={address} before={before && addressOf(before)} />
            <Fact label={t('facts.contactNumber')} value={recipient.contactNumber} />
          </>,
        )}
        {group(
          t('facts.promotion'),
          <>
            <Fact label={t('facts.promotionName')} value={claim.promotion.name} isPlain />
            <Fact label={t('facts.period')} value={periodOf(claim)} isPlain />
            <Fact
              label={t('facts.redeemUntil')}
              checks={checksOn('redeemDate')}
              value={formatDate(claim.promotion.redeemUntil)}
              isPlain
            />
            <Fact
              label={t('facts.prize')}
              value={claim.prize?.name ?? t('facts.noPrize')}
              isPlain
            />
            <Fact
              label={t('facts.release')}
              value={t(`facts.releases.${claim.promotion.release}`)}
              isPlain
            />
          </>,
        )}
      </div>
    </>
  )
}

function addressOf({ recipient }: Attempt): string {
  const { street, apartment, zipcode, city, stateOrProvince } = recipient
  return [street, apartment, [zipcode, city].filter(Boolean).join(' '), stateOrProvince]
    .filter(Boolean)
    .join(', ')
}

const periodOf = ({ promotion }: Claim) =>
  `${formatDate(promotion.purchaseFrom)} – ${formatDate(promotion.purchaseTo)}`
