import {
  goodsList,
  goodsMove,
  goodsMoveList,
  labelsRead,
  packingSlipsRead,
  pickListRead,
  shipmentExport,
  shipmentImport,
  unprintableList,
} from '../../contract/dispatch-batches.ts'
import { carrierEntryList, carrierKeep, carrierList } from '../../contract/carriers.ts'
import {
  addressAsk,
  intakeRecipientCorrect,
  recipientCorrect,
  shipmentCounts,
  shipmentDeliver,
  shipmentList,
  shipmentLose,
  shipmentPack,
  shipmentRead,
  shipmentReturn,
  shipmentShip,
  shipmentUnpack,
  type Shipment,
} from '../../contract/shipments.ts'
import { localDateAt } from '../clocks/rules.ts'
import { acting, actingAfter, reading, type Route } from '../http/route.ts'
import { keepCarrier, listCarrierEntries, listCarriers } from './carriers.ts'
import { deliver, lose, pack, ship, takeBack, unpack } from './dispatch.ts'
import { carrierCsv, listBatch, pickListCsv } from './export.ts'
import { listGoods, listGoodsMoves, moveGoods } from './goods.ts'
import { importParcels, readTracking } from './import.ts'
import { printed } from './printed.ts'
import { unprintableIn, withUnprintable } from './printable.ts'
import { answerAddress, askForAddress, correctRecipient } from './recipient.ts'
import type { DispatchNeeds } from './step.ts'
import { countShipments, listShipments, readShipment } from './store.ts'

export function shipmentRoutes(ports: DispatchNeeds): Route[] {
  return [...parcels(ports), ...batches(ports), ...goodsAndCarriers(ports)]
}

function parcels(ports: DispatchNeeds): Route[] {
  const told = async (shipment: Promise<Shipment>) =>
    withUnprintable(await shipment, ports.letterFonts)
  return [
    reading(shipmentList, async ({ database, query, person, now }) => {
      const page = await listShipments(database, query, { person, now })
      const items = page.items.map((one) => withUnprintable(one, ports.letterFonts))
      return { ...page, items: await Promise.all(items) }
    }),
    reading(shipmentCounts, async ({ database }) => countShipments(database)),
    reading(shipmentRead, async ({ database, params, person, now }) =>
      told(readShipment(database, params.number, { person, now })),
    ),
    acting(shipmentPack, (call) => told(pack(ports, call))),
    acting(shipmentUnpack, (call) => told(unpack(ports, call))),
    acting(shipmentShip, (call) => told(ship(ports, call, call.body))),
    acting(shipmentDeliver, (call) => told(deliver(ports, call, call.body))),
    acting(shipmentReturn, (call) => told(takeBack(ports, call, call.body))),
    acting(shipmentLose, (call) => told(lose(ports, call, call.body))),
    acting(recipientCorrect, (call) => told(correctRecipient(ports, call, call.body))),
    acting(addressAsk, (call) => told(askForAddress(ports, call, call.body))),
    acting(intakeRecipientCorrect, async ({ database, params, body, now }) => {
      await answerAddress(database, ports, { ...params, ...body, now })
      return { isTaken: true as const }
    }),
  ]
}

function batches(ports: DispatchNeeds): Route[] {
  const csv = 'text/csv; charset=utf-8'
  // Named by the day at the desk of the carrier's tool: a file of yesterday is not taken for today's.
  const named = (name: string, now: Date) => `${name}-${localDateAt(now, 'UTC')}`
  return [
    reading(shipmentExport, async ({ database, query, now }) => ({
      bytes: carrierCsv(await listBatch(database, query, now)),
      mediaType: csv,
      fileName: `${named('parcels', now)}.csv`,
    })),
    reading(pickListRead, async ({ database, query, now }) => ({
      bytes: pickListCsv(await listBatch(database, query, now)),
      mediaType: csv,
      fileName: `${named('pick-list', now)}.csv`,
    })),
    reading(labelsRead, async ({ database, query, now }) => ({
      bytes: await printed(ports, 'label', await listBatch(database, query, now)),
      mediaType: 'application/pdf',
      fileName: `${named('labels', now)}.pdf`,
    })),
    reading(packingSlipsRead, async ({ database, query, now }) => ({
      bytes: await printed(ports, 'slip', await listBatch(database, query, now)),
      mediaType: 'application/pdf',
      fileName: `${named('packing-slips', now)}.pdf`,
    })),
    reading(unprintableList, async ({ database, query, now }) => ({
      items: await unprintableIn(await listBatch(database, query, now), ports.letterFonts),
    })),
    actingAfter(
      shipmentImport,
      async ({ body, files }) =>
        body && files.rows ? readTracking(ports.heavyWork, files.rows.bytes, body.table) : null,
      async ({ database, body, person, now }, list) => {
        if (!list) throw new Error('An import without its file')
        return importParcels(database, ports, { list, mode: body.mode }, { person, now })
      },
    ),
  ]
}

function goodsAndCarriers(ports: DispatchNeeds): Route[] {
  return [
    reading(goodsList, async ({ database }) => listGoods(database)),
    reading(goodsMoveList, async ({ database }) => listGoodsMoves(database)),
    acting(goodsMove, async ({ database, body, person, now }) =>
      moveGoods(database, ports, body, { staffId: person.id, now }),
    ),
    reading(carrierList, async ({ database }) => listCarriers(database)),
    reading(carrierEntryList, async ({ database }) => listCarrierEntries(database)),
    acting(carrierKeep, async ({ database, params, body, version }) =>
      keepCarrier(database, params.id, version, body),
    ),
  ]
}
