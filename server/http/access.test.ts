import { beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../contract/access.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { endpoints } from '../../contract/endpoints.ts'
import { problem } from '../../contract/problems.ts'
import { intakeKey, testDesk } from '../../tests/support/desk.ts'
import { ask } from '../../tests/support/raw.ts'
import { fileDesk } from '../../tests/support/server-test.ts'
import { personHeader } from '../../mocks/header-identity.ts'

const callers = ['nobody', ...roles, 'memberCenter'] as const
type Caller = (typeof callers)[number]

/** Who gets past the door: x. What stands in no line here is let in by nobody. */
const expected = `
                     nobody agent supervisor logistics administrator auditor memberCenter
intakeClaimCreate       .     .        .          .          .          .         x
intakeAttemptCreate     .     .        .          .          .          .         x
intakeClaimRead         .     .        .          .          .          .         x
intakeMemberClaims      .     .        .          .          .          .         x
claimList               .     x        x          .          .          x         .
claimCounts             .     x        x          .          .          x         .
claimRead               .     x        x          .          .          x         .
checkFigures            .     x        x          .          .          x         .
claimNeighbours         .     x        x          .          .          x         .
claimBulk               .     x        x          .          .          .         .
tagList                 .     x        x          .          .          x         .
viewList                .     x        x          .          .          x         .
viewCounts              .     x        x          .          .          x         .
viewCreate              .     x        x          .          .          .         .
viewChange              .     x        x          .          .          .         .
viewDelete              .     x        x          .          .          .         .
phraseList              .     x        x          x          x          x         .
phraseCreate            .     x        x          x          x          x         .
phraseChange            .     x        x          x          x          x         .
phraseDelete            .     x        x          x          x          x         .
claimPhrases            .     x        x          .          .          .         .
viewRestore             .     x        x          .          .          .         .
claimNext               .     x        x          .          .          .         .
claimNextPeek           .     x        x          .          .          .         .
claimTake               .     x        x          .          .          .         .
readingCorrect          .     x        x          .          .          .         .
claimLeave              .     x        x          .          .          .         .
claimAssign             .     .        x          .          .          .         .
claimApprove            .     x        x          .          .          .         .
claimAskAgain           .     x        x          .          .          .         .
claimDecline            .     x        x          .          .          .         .
decisionPreview         .     x        x          .          .          .         .
claimTakeOver           .     x        x          .          .          .         .
claimHandOver           .     x        x          .          .          .         .
claimHold               .     x        x          .          .          .         .
claimEndHold            .     x        x          .          .          .         .
claimSkip               .     x        x          .          .          .         .
claimUndo               .     x        x          .          .          .         .
claimReverse            .     .        x          .          .          .         .
claimReopen             .     .        x          .          .          .         .
claimLinks              .     x        x          .          .          x         .
claimBeside             .     x        x          .          .          x         .
noteList                .     x        x          .          .          x         .
noteAdd                 .     x        x          .          x          .         .
noteEdit                .     x        x          .          x          .         .
claimWatch              .     x        x          .          .          x         .
claimUnwatch            .     x        x          .          .          x         .
liveFeed                .     x        x          .          .          x         .
noticeList              .     x        x          x          x          x         .
noticeSeen              .     x        x          x          x          x         .
noticesSeen             .     x        x          x          x          x         .
colleagueList           .     x        x          .          .          x         .
pictureRead             .     x        x          .          .          x         .
originalRead            .     x        x          .          .          x         .
documentLines           .     x        x          .          .          x         .
clockRead               .     x        x          .          .          x         .
workloadList            .     .        x          .          .          x         .
workloadChange          .     .        x          .          .          .         .
reassignPreview         .     .        x          .          .          .         .
reassignClaims          .     .        x          .          .          .         .
reassignUndo            .     .        x          .          .          .         .
qualityRead             .     .        x          .          .          x         .
qualityChange           .     .        x          .          .          .         .
laneRead                .     x        x          .          .          x         .
laneChange              .     .        x          .          .          .         .
sharingRead             .     .        x          .          .          x         .
sharingChange           .     .        x          .          .          .         .
goldenSet               .     .        x          .          .          .         .
lookNext                .     x        x          .          .          .         .
lookPicture             .     x        x          .          .          .         .
lookGive                .     x        x          .          .          .         .
disagreementList        .     .        x          .          .          x         .
disagreementSettle      .     .        x          .          .          .         .
reportRead              .     .        x          .          .          x         .
reportExport            .     .        x          .          .          x         .
alertList               .     x        x          .          .          x         .
alertSeen               .     x        x          .          .          x         .
signOffList             .     x        x          x          x          x         .
signOffConfirm          .     x        x          x          x          x         .
signOffRefuse           .     x        x          x          x          x         .
actList                 .     .        x          .          x          x         .
boardRead               .     .        x          .          .          x         .
trendRead               .     .        x          .          .          x         .
teamRead                .     .        x          .          .          x         .
teamChange              .     .        x          .          .          .         .
calendarList            .     x        x          x          x          x         .
calendarRead            .     x        x          x          x          x         .
calendarFileRead        .     .        x          .          x          .         .
calendarPreview         .     .        x          .          x          .         .
calendarCreate          .     .        x          .          x          .         .
calendarChange          .     .        x          .          x          .         .
prizeList               .     x        x          .          .          x         .
prizeCounts             .     x        x          .          .          x         .
prizeRead               .     x        x          .          .          x         .
prizeRelease            .     .        x          .          .          .         .
prizeConfirm            .     x        x          .          .          .         .
prizeRefuse             .     x        x          .          .          .         .
codeStockList           .     .        x          .          x          x         .
codeFind                .     .        x          .          x          .         .
codeReveal              .     .        x          .          .          .         .
vaultEventList          .     .        x          .          x          x         .
codeBatchPreview        .     .        x          .          x          .         .
codeBatchCreate         .     .        x          .          x          .         .
codeBatchList           .     .        x          .          x          x         .
codeBatchConfirm        .     .        x          .          x          .         .
codeBatchReject         .     .        x          .          x          .         .
codeBatchVoid           .     .        x          .          x          .         .
codeResend              .     x        x          .          .          .         .
codeRedirect            .     .        x          .          .          .         .
replacementList         .     x        x          .          .          x         .
replacementAsk          .     x        x          .          .          .         .
replacementDecide       .     .        x          .          .          .         .
releaseRehearse         .     .        x          .          .          .         .
releaseStart            .     .        x          .          .          .         .
releaseList             .     x        x          .          .          x         .
releasePause            .     .        x          .          .          .         .
releaseResume           .     .        x          .          .          .         .
shipmentList            .     x        x          x          .          x         .
shipmentCounts          .     x        x          x          .          x         .
shipmentRead            .     x        x          x          .          x         .
shipmentShip            .     .        x          x          .          .         .
shipmentDeliver         .     .        x          x          .          .         .
shipmentReturn          .     .        x          x          .          .         .
shipmentPack            .     .        x          x          .          .         .
shipmentUnpack          .     .        x          x          .          .         .
shipmentLose            .     .        x          x          .          .         .
recipientCorrect        .     .        x          x          .          .         .
addressAsk              .     .        x          x          .          .         .
intakeRecipientCorrect  .     .        .          .          .          .         x
shipmentExport          .     .        x          x          .          .         .
pickListRead            .     .        x          x          .          .         .
labelsRead              .     .        x          x          .          .         .
packingSlipsRead        .     .        x          x          .          .         .
unprintableList         .     .        x          x          .          .         .
shipmentImport          .     .        x          x          .          .         .
goodsList               .     x        x          x          .          x         .
goodsMove               .     .        x          x          .          .         .
goodsMoveList           .     x        x          x          .          x         .
carrierEntryList        .     .        x          x          x          .         .
carrierKeep             .     .        x          x          x          .         .
carrierList             .     x        x          x          .          x         .
mailList                .     x        x          .          .          x         .
mailRead                .     x        x          .          .          x         .
mailRetry               .     .        x          .          .          .         .
mailBounce              .     .        x          .          .          .         .
intakeMailBounce        .     .        .          .          .          .         x
promotionList           .     x        x          x          x          x         .
promotionCreate         .     .        .          .          x          .         .
promotionChange         .     .        .          .          x          .         .
reasonList              .     x        x          x          x          x         .
preferencesChange       .     x        x          x          x          x         .
sessionRead             x     x        x          x          x          x         x
sessionStart            x     x        x          x          x          x         x
sessionEnd              x     x        x          x          x          x         x
personaTake             x     x        x          x          x          x         x
welcomeRead             x     x        x          x          x          x         x
welcomeAccept           x     x        x          x          x          x         x
staffList               .     .        x          .          x          x         .
staffInvite             .     .        .          .          x          .         .
staffInviteAgain        .     .        .          .          x          .         .
staffChange             .     .        .          .          x          .         .
healthRead              x     x        x          x          x          x         x
`

const [head = '', ...lines] = expected.trim().split('\n')
const columns = head.trim().split(/\s+/)
const table = new Map(
  lines.map((line) => {
    const [name = '', ...marks] = line.trim().split(/\s+/)
    return [name, columns.filter((_, index) => marks[index] === 'x')]
  }),
)

const desk = fileDesk()
const headersOf = new Map<Caller, Record<string, string>>()
beforeAll(async () => {
  headersOf.set('nobody', {})
  headersOf.set('memberCenter', { authorization: `Bearer ${intakeKey}` })
  for (const role of roles) headersOf.set(role, { [personHeader]: (await desk.as(role)).id })
})

/** An address of the right form that leads to nothing: whoever gets in finds nothing there. */
function nowhere({ path }: Endpoint): string {
  const place: Record<string, string> = {
    number: 'R-999999',
    other: 'R-999998',
    calendar: 'NOWHERE',
    sha256: '0'.repeat(64),
    member: 'mc-0',
    kind: 'invoice',
    id: path.startsWith('/api/promotions') ? 'none' : '0190a000-0000-7000-8000-000000000009',
  }
  return path.replaceAll(/\{(\w+)\}/g, (_, key: string) => place[key] ?? '')
}

async function knock(endpoint: Endpoint, caller: Caller): Promise<string> {
  const response = await ask(desk, endpoint.method, nowhere(endpoint), {
    headers: headersOf.get(caller) ?? {},
    ...(endpoint.body ? { body: {} } : {}),
  })
  expect(response.status, `${endpoint.name} as ${caller}`).toBeLessThan(500)
  if (![401, 403].includes(response.status)) {
    // A feed would go on for ever.
    await response.body?.cancel()
    return 'let in'
  }
  return problem.parse(await response.json()).id
}

test('every endpoint has its line', () => {
  expect([...table.keys()].toSorted()).toEqual(endpoints.map(({ name }) => name).toSorted())
})

describe('who is let in', () => {
  test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s',
    async (name, endpoint) => {
      for (const caller of callers) {
        const isLetIn = table.get(name)?.includes(caller)
        const refused =
          endpoint.access === 'intake'
            ? 'intake_key_wrong'
            : ['nobody', 'memberCenter'].includes(caller)
              ? 'not_signed_in'
              : 'not_permitted'
        expect(await knock(endpoint, caller), caller).toBe(isLetIn ? 'let in' : refused)
      }
    },
  )
})

test('somebody with several roles is let in wherever one of them is', async () => {
  const both = await desk.as('logistics', 'administrator')
  const ships = await ask(desk, 'GET', '/api/shipments', { as: both.id })
  const keeps = await ask(desk, 'GET', '/api/staff', { as: both.id })
  const reads = await ask(desk, 'GET', '/api/claims', { as: both.id })
  expect([ships.status, keeps.status, reads.status]).toEqual([200, 200, 403])
})

describe('Member Center’s key', () => {
  const path = '/api/intake/claims/R-999999'

  test.each([
    ['is missing', undefined],
    ['is empty', 'Bearer '],
    ['is another one', 'Bearer other-key-of-the-tests'],
    ['is cut short', `Bearer ${intakeKey.slice(0, -1)}`],
    ['stands without its scheme', intakeKey],
    ['stands in another scheme', `Basic ${intakeKey}`],
  ])('%s', async (_, authorization) => {
    const response = await ask(desk, 'GET', path, {
      headers: authorization ? { authorization } : {},
    })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="intake"')
  })

  test.each(['Bearer', 'bearer', 'BEARER'])('is taken after %s', async (scheme) => {
    const authorization = `${scheme} ${intakeKey}`
    expect((await ask(desk, 'GET', path, { headers: { authorization } })).status).toBe(404)
  })

  test('that was never set lets nobody in', async () => {
    const careless = await testDesk({ intakeKey: '' })
    const response = await ask(careless, 'GET', path, { headers: { authorization: 'Bearer ' } })
    expect(response.status).toBe(401)
    expect((await ask(careless, 'GET', path)).status).toBe(401)
    await careless.close()
  })
})
