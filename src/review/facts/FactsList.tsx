import { ActionIcon, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Check } from '../../../contract/checks.ts'
import type { Attempt, Claim } from '../../../contract/claims.ts'
import { fullName } from '../../../contract/names.ts'
import { SerialNumber } from '../../claims/SerialNumber.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { formatDate } from '../../ui/dates.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { ChecksSign } from '../checks/CheckSign.tsx'
import { ChecksSummary } from '../checks/ChecksSummary.tsx'
import { ReadFacts } from '../reading/ReadFacts.tsx'
import classes from './FactsList.module.css'

interface FactsListProps {
  claim: Claim
  attempt: Attempt
}

/** The member's facts for this attempt; a changed fact also shows its earlier value. */
export function FactsList({ claim, attempt }: FactsListProps) {
  const t = useWords('review')
  const tc = useWords('common.categories')
  const { registration, purchase, recipient, member, note } = attempt
  const before = claim.attempts.find(({ number }) => number === attempt.number - 1)
  const address = addressOf(attempt)
  useShortcut('y', t('keys.copySerial'), () => copyText(registration.serialNumber), {
    scope: 'pictures',
  })
  // Checks apply to the latest attempt only; an earlier attempt is shown without them.
  const checks = attempt === claim.attempts[0] ? claim.checks : []
  const checksOn = (fact: Check['fact']) => checks.filter((check) => check.fact === fact)

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
      <ChecksSummary checks={checks} />
      <ReadFacts claim={claim} attempt={attempt} checks={checks} />
      {group(
        t('facts.registered'),
        <>
          <Fact
            label={t('facts.serialNumber')}
            checks={checksOn('serialNumber')}
            value={registration.serialNumber}
            before={before?.registration.serialNumber}
          >
            <SerialNumber value={registration.serialNumber} size="large" />
          </Fact>
          <Fact
            label={t('facts.chk')}
            checks={checksOn('chk')}
            value={registration.chk}
            before={before?.registration.chk}
          >
            <SerialNumber value={registration.chk} />
          </Fact>
          <Fact
            label={t('facts.model')}
            checks={checksOn('model')}
            value={registration.model}
            before={before?.registration.model}
          />
          {registration.productName !== registration.model && (
            <Fact
              label={t('facts.productName')}
              value={registration.productName}
              before={before?.registration.productName}
            />
          )}
          <Fact label={t('facts.category')} value={tc(registration.category)} isPlain />
        </>,
      )}
      {group(
        t('facts.purchase'),
        <>
          <Fact
            label={t('facts.store')}
            checks={checksOn('store')}
            value={purchase.store}
            before={before?.purchase.store}
          />
          <Fact
            label={t('facts.purchaseDate')}
            checks={checksOn('purchaseDate')}
            value={formatDate(purchase.date)}
            before={before && formatDate(before.purchase.date)}
          />
          <Fact label={t('facts.period')} value={periodOf(claim)} isPlain />
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
          {note && <Fact label={t('facts.note')} value={note} />}
        </>,
      )}
      {group(
        t('facts.promotion'),
        <>
          <Fact label={t('facts.promotionName')} value={claim.promotion.name} isPlain />
          <Fact
            label={t('facts.redeemUntil')}
            checks={checksOn('redeemDate')}
            value={formatDate(claim.promotion.redeemUntil)}
            isPlain
          />
          <Fact label={t('facts.prize')} value={claim.prize?.name ?? t('facts.noPrize')} isPlain />
          <Fact
            label={t('facts.release')}
            value={t(`facts.releases.${claim.promotion.release}`)}
            isPlain
          />
        </>,
      )}
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

interface FactProps {
  label: string
  value: string
  /** The checks on this fact. */
  checks?: Check[]
  /** Value in the previous attempt; shown if it differs. */
  before?: string | undefined
  /** No copy button, because nobody copies this. */
  isPlain?: boolean
  children?: ReactNode
}

function Fact({ label, value, before, checks, isPlain = false, children }: FactProps) {
  const t = useWords('review.facts')
  const isChanged = before !== undefined && before !== value
  return (
    <div className={classes.fact} data-changed={isChanged || undefined}>
      <dt>{label}</dt>
      <dd>
        {children ?? value}
        {checks && <ChecksSign checks={checks} />}
        {isChanged && <span className={classes.before}>{before}</span>}
        {!isPlain && (
          <ActionIcon
            className={classes.copy ?? ''}
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={t('copy', { what: label })}
            title={t('copy', { what: label })}
            onClick={() => copyText(value)}
          >
            <IconCopy size={13} />
          </ActionIcon>
        )}
      </dd>
    </div>
  )
}
