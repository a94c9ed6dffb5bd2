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
import { byPerson } from '../history/store.ts'
import { command, commandAfter, query, type Route } from '../http/route.ts'
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
    query(shipmentList, async ({ database, query, person, now }) => {
      const page = await listShipments(database, query, { person, now })
      const items = page.items.map((one) => withUnprintable(one, ports.letterFonts))
      return { ...page, items: await Promise.all(items) }
    }),
    query(shipmentCounts, async ({ database }) => countShipments(database)),
    query(shipmentRead, async ({ database, params, person, now }) =>
      told(readShipment(database, params.number, { person, now })),
    ),
    command(shipmentPack, (call) => told(pack(ports, call))),
    command(shipmentUnpack, (call) => told(unpack(ports, call))),
    command(shipmentShip, (call) => told(ship(ports, call, call.body))),
    command(shipmentDeliver, (call) => told(deliver(ports, call, call.body))),
    command(shipmentReturn, (call) => told(takeBack(ports, call, call.body))),
    command(shipmentLose, (call) => told(lose(ports, call, call.body))),
    command(recipientCorrect, (call) => told(correctRecipient(ports, call, call.body))),
    command(addressAsk, (call) => told(askForAddress(ports, call, call.body))),
    command(intakeRecipientCorrect, async ({ tx, params, body, now }) => {
      await answerAddress(tx, ports, { ...params, ...body, now })
      return { isTaken: true as const }
    }),
  ]
}

function batches(ports: DispatchNeeds): Route[] {
  const csv = 'text/csv; charset=utf-8'
  // Named by the day at the desk of the carrier's tool: a file of yesterday is not taken for today's.
  const named = (name: string, now: Date) => `${name}-${localDateAt(now, 'UTC')}`
  return [
    query(shipmentExport, async ({ database, query, now }) => ({
      bytes: carrierCsv(await listBatch(database, query, now)),
      mediaType: csv,
      fileName: `${named('parcels', now)}.csv`,
    })),
    query(pickListRead, async ({ database, query, now }) => ({
      bytes: pickListCsv(await listBatch(database, query, now)),
      mediaType: csv,
      fileName: `${named('pick-list', now)}.csv`,
    })),
    query(labelsRead, async ({ database, query, now }) => ({
      bytes: await printed(ports, 'label', await listBatch(database, query, now)),
      mediaType: 'application/pdf',
      fileName: `${named('labels', now)}.pdf`,
    })),
    query(packingSlipsRead, async ({ database, query, now }) => ({
      bytes: await printed(ports, 'slip', await listBatch(database, query, now)),
      mediaType: 'application/pdf',
      fileName: `${named('packing-slips', now)}.pdf`,
    })),
    query(unprintableList, async ({ database, query, now }) => ({
      items: await unprintableIn(await listBatch(database, query, now), ports.letterFonts),
    })),
    commandAfter(
      shipmentImport,
      async ({ body, files }) =>
        body && files.rows ? readTracking(ports.heavyWork, files.rows.bytes, body.table) : null,
      async ({ tx, body, person, now }, list) => {
        if (!list) throw new Error('An import without its file')
        return importParcels(tx, ports, { list, mode: body.mode }, { person, now })
      },
    ),
  ]
}

function goodsAndCarriers(ports: DispatchNeeds): Route[] {
  return [
    query(goodsList, async ({ database }) => listGoods(database)),
    query(goodsMoveList, async ({ database }) => listGoodsMoves(database)),
    command(goodsMove, async ({ tx, body, person, now }) =>
      moveGoods(tx, ports, body, byPerson(person, now)),
    ),
    query(carrierList, async ({ database }) => listCarriers(database)),
    query(carrierEntryList, async ({ database }) => listCarrierEntries(database)),
    command(carrierKeep, async ({ tx, params, body, version }) =>
      keepCarrier(tx, params.id, version, body),
    ),
  ]
}
