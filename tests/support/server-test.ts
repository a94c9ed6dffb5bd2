import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Role } from '../../contract/access.ts'
import { createClient, type Client } from '../../contract/client.ts'
import { intakeKey, openDatabase, origin, testDesk } from './desk.ts'
import type { Overrides, Somebody, TestDesk } from './desk.ts'

/** A desk and its people before there are any: names for the tests and helpers of a file. */
export interface FileDesk extends TestDesk {
  /** Somebody with these roles, who is there before the first test. */
  staff(...roles: Role[]): Somebody
}

type Opening = [overrides?: Overrides | (() => Overrides), open?: typeof openDatabase]

/**
 * The desk of a test file: open before its first test, closed after its last. No fixture that tests
 * take as an argument: the helpers of a file use the desk too, and would all have to be handed it.
 *
 * @param overrides of its ports; a function, where they name what comes further down
 * @param open where it keeps everything: in memory, unless another database is to be shown
 */
export const fileDesk = (...opening: Opening): FileDesk => deskOf(beforeAll, afterAll, opening)

/** As `fileDesk`, with a new desk for each test. */
export const deskPerTest = (...opening: Opening): FileDesk => deskOf(beforeEach, afterEach, opening)

function deskOf(
  before: typeof beforeAll | typeof beforeEach,
  after: typeof afterAll | typeof afterEach,
  [overrides = {}, open = openDatabase]: Opening,
): FileDesk {
  let opened: TestDesk | undefined
  const desk = () => opened ?? expect.fail('The desk opens before the first test')
  const api = (request: Request) => desk().api(request)
  before(async () => {
    opened = await testDesk(typeof overrides === 'function' ? overrides() : overrides, open)
  })
  after(() => opened?.close())
  return {
    api,
    get ports() {
      return desk().ports
    },
    get database() {
      return desk().database
    },
    at: (instant) => desk().at(instant),
    as: (...roles) => desk().as(...roles),
    memberCenter: createClient(api, origin, { authorization: `Bearer ${intakeKey}` }),
    addPromotion: (id, terms) => desk().addPromotion(id, terms),
    close: () => desk().close(),
    staff(...roles) {
      let somebody: Somebody | undefined
      const person = () => somebody ?? expect.fail('People come before the first test')
      before(async () => {
        somebody = await desk().as(...roles)
      })
      const call: Client['call'] = (endpoint, input, signal) =>
        person().call(endpoint, input, signal)
      return {
        call,
        colleague: () => person().colleague(),
        get id() {
          return person().id
        },
      }
    },
  }
}
