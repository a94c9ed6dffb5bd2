import {
  IconBarcode,
  IconBuildingStore,
  IconFileInvoice,
  IconMapPin,
  IconPhone,
  IconPhoto,
  IconTicket,
  IconTruckDelivery,
} from '@tabler/icons-react'
import type { FoundIn as Place } from '../../contract/queue.ts'
import { useWords } from '../ui/words.ts'
import classes from './FoundIn.module.css'

const icons = {
  phone: IconPhone,
  address: IconMapPin,
  store: IconBuildingStore,
  product: IconBarcode,
  parcel: IconTruckDelivery,
  invoice: IconFileInvoice,
  serial_photo: IconPhoto,
  code: IconTicket,
} as const

/** Where a search found a claim, if the row does not show it. */
export default function FoundIn({ places }: { places: Place[] }) {
  const t = useWords('common.foundIn')
  const by = t('by', { places: places.map((place) => t(place)).join(', ') })
  return (
    <span className={classes.found} role="img" aria-label={by} title={by}>
      {places.map((place) => {
        const Icon = icons[place]
        return <Icon key={place} size={14} stroke={1.6} aria-hidden />
      })}
    </span>
  )
}
