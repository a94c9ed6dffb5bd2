import { ActionIcon, Alert, Anchor, Group, Loader, Stack, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { Shipment } from '../../contract/shipments.ts'
import { useFailure } from '../api/problem-words.ts'
import { DeadlineMark } from '../claims/DeadlineMark.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Failed } from '../ui/Failed.tsx'
import { copyText } from '../ui/copy-text.ts'
import { formatMoment, formatMomentThere } from '../ui/dates.ts'
import { useWords } from '../ui/words.ts'
import { lazyWithWords } from '../ui/lazy-with-words.ts'
import { shipmentQuery } from '../claims/shipment-query.ts'
import { NextStep } from './NextStep.tsx'
import classes from './ShipmentSheet.module.css'

const PendingSignOffs = lazyWithWords('signOffs', () => import('../claims/PendingSignOffs.tsx'))

interface ShipmentSheetProps {
  number: string
  onClose(): void
}

/** One parcel: recipient, state, and next step. */
export function ShipmentSheet({ number, onClose }: ShipmentSheetProps) {
  const t = useWords('dispatch')
  const failure = useFailure()
  const shipment = useQuery(shipmentQuery(number))
  const title = shipment.data
    ? t('sheet.title', { number, prize: shipment.data.prizeName })
    : number
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      {shipment.isPending && <Loader size="sm" />}
      {shipment.isError && <Failed title={t('failed')} text={failure(shipment.error).text} />}
      {shipment.data && (
        <Stack gap="md">
          <ShipmentFacts shipment={shipment.data} />
          <Suspense>
            {shipment.data.pending.length > 0 && (
              <PendingSignOffs pending={shipment.data.pending} />
            )}
          </Suspense>
          <Unprintable letters={shipment.data.unprintable} />
          <Asked shipment={shipment.data} />
          {shipment.data.steps.length > 0 && <NextStep shipment={shipment.data} onDone={onClose} />}
        </Stack>
      )}
    </Dialog>
  )
}

function ShipmentFacts({ shipment }: { shipment: Shipment }) {
  const t = useWords('dispatch.sheet')
  return (
    <div className={classes.facts}>
      <section>
        <Group gap={4}>
          <Text size="xs" c="dimmed">
            {t('address')}
          </Text>
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={t('copyAddress')}
            title={t('copyAddress')}
            onClick={() => copyText(shipment.addressLines.join('\n'))}
          >
            <IconCopy size={13} />
          </ActionIcon>
        </Group>
        <address className={classes.address}>{shipment.addressLines.join('\n')}</address>
        <Text size="sm">{shipment.recipient.contactNumber}</Text>
      </section>
      <section>
        <Text size="xs" c="dimmed">
          {t('due')}
        </Text>
        <DeadlineMark deadline={shipment.deadline} />
        <Text size="xs" c="dimmed" mt="xs">
          {t('approved')}
        </Text>
        <Text size="sm" title={formatMomentThere(shipment.approvedAt, shipment.deadline.zone)}>
          {formatMoment(shipment.approvedAt)}
        </Text>
        {shipment.carrier && (
          <>
            <Text size="xs" c="dimmed" mt="xs">
              {t('parcel')}
            </Text>
            <Text size="sm">
              {shipment.carrier.name} {shipment.trackingNumbers.join(', ')}
            </Text>
            {shipment.trackingLink && (
              <Anchor size="sm" href={shipment.trackingLink} target="_blank" rel="noreferrer">
                {t('page', { carrier: shipment.carrier.name })}
              </Anchor>
            )}
          </>
        )}
        {shipment.returnedBecause && <Text size="sm">{shipment.returnedBecause}</Text>}
        {shipment.lostBecause && <Text size="sm">{shipment.lostBecause}</Text>}
        {shipment.state === 'packed' && (
          <Text size="xs" c="dimmed" mt="xs">
            {t('frozen')}
          </Text>
        )}
        {shipment.earlierParcels.map((parcel) => (
          <Text key={parcel.trackingNumbers.join()} size="xs" c="dimmed" mt="xs">
            {t('earlier', {
              carrier: parcel.carrier,
              ended: parcel.ended,
              numbers: parcel.trackingNumbers.join(', '),
            })}
          </Text>
        ))}
      </section>
    </div>
  )
}

/** Shown before printing, because a label with `?` in a name does not arrive. */
function Unprintable({ letters }: { letters: string[] }) {
  const t = useWords('dispatch.sheet')
  if (letters.length === 0) return null
  return (
    <Alert variant="light" color="yellow" p="xs" role="status">
      {t('unprintable', { letters: letters.slice(0, 30).join(' ') })}
    </Alert>
  )
}

/** The member was asked for a better address and has not answered yet. */
function Asked({ shipment: { addressAskedAt, addressQuestion } }: { shipment: Shipment }) {
  const t = useWords('dispatch.sheet')
  if (!addressAskedAt || !addressQuestion) return null
  const when = formatMoment(addressAskedAt)
  return (
    <Alert variant="light" color="yellow" p="xs" role="status">
      {t('askedAt', { when, question: addressQuestion })}
    </Alert>
  )
}
