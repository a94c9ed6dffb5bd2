import { Anchor, Box, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { Shipment } from '../../../contract/shipments.ts'
import { useMay } from '../../api/session.ts'
import { DeadlineMark } from '../../claims/DeadlineMark.tsx'
import { formatDate } from '../../ui/dates.ts'
import { lazyWithWords } from '../../ui/lazy-with-words.ts'
import { useWords } from '../../ui/words.ts'
import classes from './PrizeCard.module.css'
import { SecondPerson } from './SecondPerson.tsx'
import { prizeQuery } from '../../claims/prize-query.ts'
import { shipmentQuery } from '../../claims/shipment-query.ts'

const PendingSignOffs = lazyWithWords('signOffs', () => import('../../claims/PendingSignOffs.tsx'))

/** The prize of an approved claim and its state: answers "where is my prize?" at a glance. */
export function PrizeCard({ number }: { number: string }) {
  const t = useWords('review.prize')
  const may = useMay()
  const { data: prize } = useQuery(prizeQuery(number))
  const isParcel = prize?.state === 'dispatch' && may('shipments.read')
  const { data: shipment } = useQuery({ ...shipmentQuery(number), enabled: isParcel })
  if (!prize) return null
  return (
    <section className={classes.card} aria-label={t('title')}>
      <Text size="sm" fw={600}>
        {prize.name}
      </Text>
      <Text size="xs">
        {t(`states.${prize.state}`)}
        {prize.codeLast4 && ` · ${t('code', { last4: prize.codeLast4 })}`}
        {prize.state === 'held' &&
          prize.releasableFrom &&
          ` · ${t('releasableFrom', { date: formatDate(prize.releasableFrom) })}`}
      </Text>
      {prize.secondPerson && <SecondPerson prize={prize} />}
      {shipment && <ShipmentLines shipment={shipment} />}
      {prize.pending.length > 0 && (
        <Box mt={8}>
          <Suspense>
            <PendingSignOffs pending={prize.pending} />
          </Suspense>
        </Box>
      )}
    </section>
  )
}

function ShipmentLines({ shipment }: { shipment: Shipment }) {
  const t = useWords('review.prize')
  const values = {
    carrier: shipment.carrier?.name ?? '',
    date: shipment.deliveredOn ? formatDate(shipment.deliveredOn) : '',
    because: shipment.returnedBecause ?? shipment.lostBecause ?? '',
  }
  return (
    <>
      <Text size="xs">
        {t(`shipment.${shipment.state}`, values)} <DeadlineMark deadline={shipment.deadline} />
      </Text>
      {shipment.trackingNumbers.length > 0 && (
        <Text size="xs">
          {t('tracking')}: {shipment.trackingNumbers.join(', ')}{' '}
          {shipment.trackingLink && (
            <Anchor size="xs" href={shipment.trackingLink} target="_blank" rel="noreferrer">
              {shipment.carrier?.name}
            </Anchor>
          )}
        </Text>
      )}
    </>
  )
}
