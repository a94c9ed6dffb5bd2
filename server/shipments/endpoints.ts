import {
  carrierList,
  shipmentCounts,
  shipmentDeliver,
  shipmentList,
  shipmentRead,
  shipmentReturn,
  shipmentShip,
} from '../../contract/shipments.ts'
import { acting, reading, type Route } from '../http/route.ts'
import { listCarriers } from './carriers.ts'
import { deliver, ship, takeBack, type DispatchNeeds } from './dispatch.ts'
import { countShipments, listShipments, readShipment } from './store.ts'

export function shipmentRoutes(ports: DispatchNeeds): Route[] {
  return [
    reading(shipmentList, async ({ database, query, person, now }) =>
      listShipments(database, query, { person, now }),
    ),
    reading(shipmentCounts, async ({ database }) => countShipments(database)),
    reading(shipmentRead, async ({ database, params, person, now }) =>
      readShipment(database, params.number, { person, now }),
    ),
    acting(shipmentShip, (call) => ship(ports, call, call.body)),
    acting(shipmentDeliver, (call) => deliver(ports, call, call.body)),
    acting(shipmentReturn, (call) => takeBack(ports, call, call.body)),
    reading(carrierList, async ({ database }) => listCarriers(database)),
  ]
}
