import {
  codeBatchConfirm,
  codeBatchCreate,
  codeBatchList,
  codeBatchPreview,
  codeBatchReject,
  codeBatchVoid,
} from '../../contract/code-batches.ts'
import { codeFind, codeReveal, codeStockList, vaultEventList } from '../../contract/codes.ts'
import { intakeMailBounce, mailBounce } from '../../contract/mails.ts'
import {
  prizeConfirm,
  prizeCounts,
  prizeList,
  prizeRead,
  prizeRefuse,
  prizeRelease,
} from '../../contract/prizes.ts'
import {
  releaseList,
  releasePause,
  releaseRehearse,
  releaseResume,
  releaseStart,
} from '../../contract/releases.ts'
import {
  codeRedirect,
  codeResend,
  replacementAsk,
  replacementDecide,
  replacementList,
} from '../../contract/replacements.ts'
import { byItself, byPerson } from '../history/store.ts'
import { command, commandAfter, query, type Route } from '../http/route.ts'
import { lockBatchCodes, readBatchFile } from './batch-file.ts'
import { listBatches } from './batch-store.ts'
import { confirmBatch, rejectBatch, sendBatch, type BatchNeeds } from './batches.ts'
import { recordBounce } from './bounces.ts'
import { confirmPrize, refusePrize } from './confirm.ts'
import { findCode } from './find-code.ts'
import { recordPreview } from './known-codes.ts'
import { rehearse } from './rehearse.ts'
import { startRelease, turnRelease } from './release-runs.ts'
import { listReleasable, listReleases } from './release-store.ts'
import { releasePrize } from './release.ts'
import { listReplacements } from './replacement-store.ts'
import { askReplacement, decideReplacement } from './replacements.ts'
import { askRedirect, resendCode } from './resend.ts'
import { revealCode } from './reveal.ts'
import { listStock } from './stock.ts'
import { countPrizes, listPrizes, readPrize } from './store.ts'
import { listVaultEvents } from './vault-record.ts'
import { askVoid } from './void-batch.ts'

export function prizeRoutes(ports: BatchNeeds): Route[] {
  return [
    ...prizesThemselves(ports),
    ...codesAndBatches(ports),
    ...releases(ports),
    ...after(ports),
  ]
}

function prizesThemselves(ports: BatchNeeds): Route[] {
  return [
    query(prizeList, async ({ database, query, person, now }) =>
      listPrizes(database, query, { person, now }),
    ),
    query(prizeCounts, async ({ database }) => countPrizes(database)),
    query(prizeRead, async ({ database, params, person, now }) =>
      readPrize(database, params.number, { person, now }),
    ),
    command(prizeConfirm, async ({ tx, params, person, version, now }) => {
      await confirmPrize(tx, ports, { ...params, version, person, now })
      return readPrize(tx, params.number, { person, now })
    }),
    command(prizeRefuse, async ({ tx, params, body, person, version, now }) => {
      await refusePrize(tx, ports, { ...params, version, person, now }, body.because)
      return readPrize(tx, params.number, { person, now })
    }),
    command(prizeRelease, async ({ tx, params, person, version, now }) => {
      await releasePrize(tx, ports, { ...params, version, person, now })
      return readPrize(tx, params.number, { person, now })
    }),
  ]
}

function codesAndBatches(ports: BatchNeeds): Route[] {
  return [
    query(codeStockList, async ({ database, now }) => listStock(database, now)),
    query(vaultEventList, async ({ database, query }) => listVaultEvents(database, query.limit)),
    query(codeFind, async ({ database, body, person, now }) =>
      findCode(database, ports, body.code, byPerson(person, now)),
    ),
    command(codeReveal, async ({ tx, params, body, person, now }) =>
      revealCode(tx, ports, { ...params, ...body, person, now }),
    ),

    query(codeBatchList, async ({ database, person }) => listBatches(database, person)),
    query(codeBatchPreview, async ({ database, body, files, person, now }) => {
      const read = await readBatchFile(database, ports, body, files.codes, now)
      await recordPreview(database, ports, read, byPerson(person, now))
      return read.preview
    }),
    commandAfter(
      codeBatchCreate,
      async ({ database, body, files, person, now }) => {
        if (!body || !files.codes) return null
        const read = await readBatchFile(database, ports, body, files.codes, now)
        // A refusal reveals known codes as a preview does.
        if (!read.preview.isClean) {
          await recordPreview(database, ports, read, byPerson(person, now))
        }
        return { read, codes: await lockBatchCodes(ports, read) }
      },
      async ({ tx, person, now }, prepared) => {
        if (!prepared) throw new Error('A batch without its file')
        return sendBatch(tx, ports, prepared.read, prepared.codes, { person, now })
      },
    ),
    command(codeBatchConfirm, async ({ tx, params, person, now }) =>
      confirmBatch(tx, ports, { ...params, person, now }),
    ),
    command(codeBatchReject, async ({ tx, params, body, person, now }) =>
      rejectBatch(tx, ports, { ...params, person, now }, body.reason),
    ),
    command(codeBatchVoid, async ({ tx, params, body, person, now }) =>
      askVoid(tx, ports, { ...params, person, now }, body),
    ),
  ]
}

function releases(ports: BatchNeeds): Route[] {
  return [
    query(releaseRehearse, async ({ database, params, now }) => rehearse(database, params.id, now)),
    command(releaseStart, async ({ tx, params, body, person, now }) =>
      startRelease(tx, ports, { promotionId: params.id, count: body.count }, byPerson(person, now)),
    ),
    query(releaseList, async ({ database, now }) => ({
      releases: await listReleases(database),
      held: await listReleasable(database, now),
    })),
    command(releasePause, async ({ tx, params, person, now }) =>
      turnRelease(tx, params.id, { from: 'running', to: 'paused' }, byPerson(person, now)),
    ),
    command(releaseResume, async ({ tx, params, person, now }) =>
      turnRelease(tx, params.id, { from: 'paused', to: 'running' }, byPerson(person, now)),
    ),
  ]
}

function after(ports: BatchNeeds): Route[] {
  return [
    command(codeResend, async ({ tx, params, body, person, version, now }) => {
      await resendCode(tx, ports, { ...params, version, person, now }, body)
      return readPrize(tx, params.number, { person, now })
    }),
    command(codeRedirect, async ({ tx, params, body, person, version, now }) => {
      await askRedirect(tx, ports, { ...params, version, person, now }, body)
      return readPrize(tx, params.number, { person, now })
    }),
    query(replacementList, async ({ database, person }) => listReplacements(database, person)),
    command(replacementAsk, async ({ tx, params, body, person, version, now }) =>
      askReplacement(tx, ports, { ...params, version, person, now }, body),
    ),
    command(replacementDecide, async ({ tx, params, body, person, version, now }) => {
      const asked = { ...params, version, person, now }
      await decideReplacement(tx, ports, asked, body.isConfirmed)
      return readPrize(tx, params.number, { person, now })
    }),
    command(mailBounce, async ({ tx, params, body, person, now }) =>
      recordBounce(tx, params, body.reason, byPerson(person, now)),
    ),
    command(intakeMailBounce, async ({ tx, body: { messageId, reason }, now }) =>
      recordBounce(tx, { messageId }, reason, byItself(now)),
    ),
  ]
}
