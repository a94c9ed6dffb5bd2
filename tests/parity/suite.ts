import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimApprove, claimAskAgain, decisionPreview } from '../../contract/decisions.ts'
import { claimCounts, claimList, claimNext } from '../../contract/queue.ts'
import { claimRead } from '../../contract/claims.ts'
import { clockRead } from '../../contract/counted-days.ts'
import { pictureRead } from '../../contract/evidence.ts'
import { intakeAttemptCreate, intakeClaimCreate, intakeClaimRead } from '../../contract/intake.ts'
import { mailList, mailRead } from '../../contract/mails.ts'
import { codeStockList } from '../../contract/codes.ts'
import { prizeRead, prizeRelease } from '../../contract/prizes.ts'
import { promotionList } from '../../contract/promotions.ts'
import { promotionCreate } from '../../contract/promotion-changes.ts'
import { shipmentDeliver, shipmentRead, shipmentShip } from '../../contract/shipments.ts'
import type { Client } from '../../contract/client.ts'
import { importCodes } from '../support/codes.ts'
import { claimIntake, physicalPrize, promotionTerms, siti } from '../support/factories.ts'
import type { ParityDesk } from './parity-desk.ts'

/** The same behaviour on every host. What is tested here is what a caller can see. */
export function paritySuite(host: string, open: () => Promise<ParityDesk>): void {
  describe(host, () => {
    let desk: ParityDesk
    let agent: Client
    let supervisor: Client
    let keys = 0
    const key = () => `parity-${String((keys += 1)).padStart(6, '0')}`

    beforeAll(async () => {
      desk = await open()
      agent = await desk.as('agent')
      supervisor = await desk.as('supervisor')
      await desk.addPromotion('on-approval')
      await desk.addPromotion('held', { release: 'after_end', redeemUntil: '2026-04-15' })
      await desk.addPromotion('parcels', { prizes: [physicalPrize] })
    })
    afterAll(() => desk?.close())

    async function redeem(promotion: string, serialNumber = 'BA3T01946000V'): Promise<string> {
      const { number } = await desk.memberCenter.call(intakeClaimCreate, {
        json: claimIntake({ promotion, registration: { serialNumber } }),
        files: { invoice: await desk.picture(), serialPhoto: await desk.picture() },
        idempotencyKey: key(),
      })
      return number
    }

    async function load(promotion: string, codes: string[]) {
      const people: [Client, Client] = [supervisor, await desk.as('supervisor')]
      return importCodes(people, { promotion, prize: 'voucher' }, codes)
    }

    async function approve(number: string) {
      const { version } = await agent.call(claimRead, { params: { number } })
      const body = { overrideReason: 'whatever the checks say' }
      const call = { params: { number }, version, idempotencyKey: key(), body }
      return agent.call(claimApprove, call)
    }

    test('a claim goes its whole way: redeemed, asked again, redeemed again, approved', async () => {
      await load('on-approval', ['WHOLE-WAY-0001'])
      const number = await redeem('on-approval')
      const preview = await agent.call(decisionPreview, {
        params: { number },
        body: { kind: 'ask_again', reasons: ['photo_of_packaging'] },
      })
      await agent.call(claimAskAgain, {
        params: { number },
        version: 1,
        idempotencyKey: key(),
        body: { reasons: ['photo_of_packaging'], internalNote: null },
      })
      const row = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
      expect(row.status).toBe(preview.redeemHistory.status)
      const [asked] = (await agent.call(mailList, { query: { claim: number } })).items
      const mail = await agent.call(mailRead, { params: { id: asked?.id ?? '' } })
      expect(mail.body).toBe(preview.mail.body)

      await desk.memberCenter.call(intakeAttemptCreate, {
        params: { number },
        json: { memberId: 'mc-1001', recipient: siti, note: null },
        files: { serialPhoto: await desk.picture() },
        idempotencyKey: key(),
      })
      const approved = await approve(number)
      expect(approved).toMatchObject({ state: 'approved', version: 4 })
      expect(approved.history.map(({ kind }) => kind)).toEqual([
        'claim_approved',
        'attempt_received',
        'claim_asked_again',
        'claim_received',
      ])
      const prize = await agent.call(prizeRead, { params: { number } })
      expect(prize).toMatchObject({ state: 'issued', codeLast4: '0001' })
    })

    test('pictures come back as pictures, and only for their own claim', async () => {
      const number = await redeem('on-approval')
      const other = await redeem('on-approval')
      const claim = await agent.call(claimRead, { params: { number } })
      const sha256 = claim.attempts[0]?.documents[0]?.pages[0]?.sha256 ?? ''
      const picture = await agent.call(pictureRead, { params: { number, sha256 } })
      expect(picture.size).toBeGreaterThan(100)
      await expect(
        agent.call(pictureRead, { params: { number: other, sha256 } }),
      ).rejects.toMatchObject({ problem: { id: 'not_found' } })
    })

    test('all faults of an intake come at once, and nothing of it is kept', async () => {
      const { counts: before } = await agent.call(claimCounts, {})
      const refused = desk.memberCenter.call(intakeClaimCreate, {
        json: claimIntake({ promotion: 'nowhere', recipient: { zipcode: '' } }),
        files: { invoice: await desk.picture(), serialPhoto: new File(['no'], 'photo.jpg') },
        idempotencyKey: key(),
      })
      const error = await refused.catch((problem: unknown) => problem)
      expect(error).toMatchObject({ problem: { id: 'invalid_input', status: 400 } })
      const { faults } = (error as { problem: { faults: { field: string }[] } }).problem
      expect(faults.map(({ field }) => field).toSorted()).toEqual([
        'claim.promotion',
        'claim.recipient.zipcode',
        'serialPhoto',
      ])
      expect((await agent.call(claimCounts, {})).counts).toEqual(before)
    })

    test('a stale decision names what happened since; a repeat gets the first answer', async () => {
      const number = await redeem('on-approval')
      const idempotencyKey = key()
      const call = {
        params: { number },
        version: 1,
        idempotencyKey,
        body: { reasons: ['invoice_no_date'], internalNote: null },
      }
      const first = await agent.call(claimAskAgain, call)
      expect(await agent.call(claimAskAgain, call)).toEqual(first)
      await expect(
        agent.call(claimAskAgain, {
          ...call,
          body: { ...call.body, reasons: ['invoice_no_store'] },
        }),
      ).rejects.toMatchObject({ problem: { id: 'key_reused', status: 422 } })
      await expect(
        agent.call(claimApprove, {
          params: { number },
          version: 1,
          idempotencyKey: key(),
          body: {},
        }),
      ).rejects.toMatchObject({
        problem: { id: 'claim_changed', status: 412, changes: [{ kind: 'claim_asked_again' }] },
      })
    })

    test('without a code the verdict stands, and codes serve the line in order', async () => {
      await desk.addPromotion('dry', {})
      const [first, second] = [await redeem('dry'), await redeem('dry')]
      await approve(first)
      await approve(second)
      expect(await agent.call(prizeRead, { params: { number: first } })).toMatchObject({
        state: 'awaiting_code',
      })
      const { served, stock } = await load('dry', ['DRY-LINE-AAAA'])
      expect({ served, available: stock.available, awaiting: stock.awaiting }).toEqual({
        served: 1,
        available: 0,
        awaiting: 1,
      })
      const prize = await agent.call(prizeRead, { params: { number: first } })
      expect(prize).toMatchObject({ state: 'issued', codeLast4: 'AAAA' })
    })

    test('a held prize is not released while its promotion runs', async () => {
      await desk.addPromotion('runs-on', { release: 'after_end', redeemUntil: '2099-12-31' })
      const number = await redeem('runs-on')
      const { version } = await approve(number)
      await expect(
        supervisor.call(prizeRelease, { params: { number }, version, idempotencyKey: key() }),
      ).rejects.toMatchObject({ problem: { id: 'promotion_running' } })
    })

    test('a parcel is shipped and delivered, and the member is told both times', async () => {
      const logistics = await desk.as('logistics')
      const number = await redeem('parcels')
      await approve(number)
      const open = await logistics.call(shipmentRead, { params: { number } })
      const shipped = await logistics.call(shipmentShip, {
        params: { number },
        version: open.version,
        idempotencyKey: key(),
        body: {
          carrier: 'jne',
          trackingNumbers: ['0123456789012'],
          shippedOn: open.deadline.receivedOn,
        },
      })
      const delivered = await logistics.call(shipmentDeliver, {
        params: { number },
        version: shipped.version,
        idempotencyKey: key(),
        body: { deliveredOn: open.deadline.receivedOn },
      })
      expect(delivered).toMatchObject({ state: 'delivered', deadline: { standing: 'stopped' } })
      const { items } = await agent.call(mailList, { query: { claim: number } })
      expect(items.map(({ kind }) => kind)).toEqual([
        'delivered',
        'shipped',
        'approved_physical',
        'received',
      ])
    })

    test('the queue finds, orders and counts; its pages neither skip nor repeat', async () => {
      await desk.addPromotion('queue-of-seven', { name: 'Queue of seven' })
      for (let n = 1; n <= 7; n++) await redeem('queue-of-seven', `QUEUE00${n}X`)
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: { items: { number: string }[]; next: string | null } = await agent.call(
          claimList,
          {
            query: {
              promotion: 'queue-of-seven',
              limit: '3',
              ...(cursor === null ? {} : { cursor }),
            },
          },
        )
        seen.push(...page.items.map(({ number }) => number))
        cursor = page.next
      } while (cursor)
      expect(new Set(seen).size).toBe(7)
      expect(seen).toHaveLength(7)
      const found = await agent.call(claimList, { query: { q: 'queue003x' } })
      expect(found.items.map(({ serialNumber }) => serialNumber)).toEqual(['QUEUE003X'])
    })

    test('take next passes over what a colleague holds', async () => {
      await desk.addPromotion('two-free', {})
      await redeem('two-free')
      await redeem('two-free')
      const query = { promotion: 'two-free' }
      const colleague = await desk.as('agent')
      const first = await agent.call(claimNext, { query, body: {} })
      const second = await colleague.call(claimNext, { query, body: {} })
      expect(second.number).not.toBe(first.number)
      expect(
        (await (await desk.as('agent')).call(claimNext, { query, body: {} })).number,
      ).toBeNull()
    })

    test('a deadline is counted day by day', async () => {
      const number = await redeem('on-approval')
      const { days, deadline } = await agent.call(clockRead, { params: { number } })
      expect(days.at(0)).toMatchObject({ kind: 'received', workingDay: 0 })
      expect(days.at(-1)).toMatchObject({ workingDay: 14, date: deadline.dueOn })
    })

    test('counts are numbers, dates are text, and lists are lists', async () => {
      const { counts } = await agent.call(claimCounts, {})
      expect(typeof counts.all).toBe('number')
      const stock = await supervisor.call(codeStockList, {})
      expect(
        stock.map((one) => [
          one.imported,
          one.available + one.reserved + one.issued + one.void + one.expired,
          one.addsUp,
        ]),
      ).toEqual(stock.map(({ imported }) => [imported, imported, true]))
      const promotions = await agent.call(promotionList, {})
      expect(promotions.find(({ id }) => id === 'held')?.redeemUntil).toBe('2026-04-15')
    })

    test('a promotion that ends before it starts is refused', async () => {
      const administrator = await desk.as('administrator')
      const terms = promotionTerms({ purchaseFrom: '2026-05-01', purchaseTo: '2026-04-01' })
      await expect(
        administrator.call(promotionCreate, { body: { id: 'backwards', terms } }),
      ).rejects.toMatchObject({ problem: { id: 'invalid_input' } })
    })

    test('who may not, is told so', async () => {
      const logistics = await desk.as('logistics')
      await expect(logistics.call(claimCounts, {})).rejects.toMatchObject({
        problem: { id: 'not_permitted', status: 403 },
      })
    })
  })
}
