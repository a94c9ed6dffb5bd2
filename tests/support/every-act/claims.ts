import { noteAdd } from '../../../contract/notes.ts'
import { approve, askAgain, newKey, readClaim } from '../acts.ts'
import { letExpire } from '../expired.ts'
import { claimIntake, siti } from '../factories.ts'
import { form, type Acts, type ActStage } from './stage.ts'

/** Of intake, decisions, and the work on claims. */
export const actsOnClaims = ({ desk, supervisor, open }: ActStage): Acts => ({
  intakeClaimCreate: async () => ({
    path: '/api/intake/claims',
    body: await form('claim', claimIntake(), true),
    otherwise: { body: await form('claim', claimIntake({ note: 'another' }), true) },
  }),
  intakeAttemptCreate: async () => {
    const { number } = await askAgain(supervisor, await open())
    return {
      path: `/api/intake/claims/${number}/attempts`,
      body: await form('attempt', { memberId: 'mc-1001', recipient: siti }, false),
      otherwise: { body: await form('attempt', { memberId: 'mc-1001', recipient: siti }, true) },
    }
  },
  claimApprove: async () => ({
    path: `/api/claims/${await open()}/approve`,
    version: 1,
    body: { overrideReason: 'agreed' },
    otherwise: { body: { overrideReason: 'agreed', internalNote: 'another' } },
  }),
  claimAskAgain: async () => ({
    path: `/api/claims/${await open()}/ask-again`,
    version: 1,
    body: { reasons: ['photo_unreadable'] },
    otherwise: { body: { reasons: ['photo_of_packaging'] } },
  }),
  claimDecline: async () => ({
    path: `/api/claims/${await open()}/decline`,
    version: 1,
    body: { reasons: ['final_model'] },
    otherwise: { body: { reasons: ['final_region'] } },
  }),
  claimBulk: async () => {
    const rows = [{ number: await open(), version: 1 }]
    return {
      path: '/api/claims/bulk',
      body: { act: { kind: 'tag', add: ['seen'] }, rows },
      otherwise: { body: { act: { kind: 'tag', add: ['other'] }, rows } },
    }
  },
  phraseCreate: async () => {
    const content = { name: newKey(), language: 'en', macro: null, isShared: false }
    return {
      path: '/api/phrases',
      body: { ...content, text: 'Please.' },
      otherwise: { body: { ...content, text: 'Thanks.' } },
    }
  },
  viewCreate: async () => {
    const name = newKey()
    return {
      path: '/api/views',
      body: { name, query: 'view=overdue', isShared: false },
      otherwise: { body: { name, query: 'view=mine', isShared: false } },
    }
  },
  noteAdd: async () => ({
    path: `/api/claims/${await open()}/notes`,
    body: { text: 'Asked the store' },
    otherwise: { body: { text: 'Asked the member' } },
  }),
  noteEdit: async () => {
    const number = await open()
    const body = { text: 'Asked the store' }
    const add = { params: { number }, idempotencyKey: newKey(), body }
    const { id } = await supervisor.call(noteAdd, add)
    return {
      method: 'PUT',
      path: `/api/claims/${number}/notes/${id}`,
      body: { text: 'Asked the member' },
      otherwise: { body: { text: 'Asked both' } },
    }
  },
  claimUndo: async () => {
    const { number, version } = await approve(supervisor, await open())
    const another = await approve(supervisor, await open())
    return {
      path: `/api/claims/${number}/undo`,
      version,
      otherwise: { path: `/api/claims/${another.number}/undo` },
    }
  },
  claimReverse: async () => {
    const { number, version } = await approve(supervisor, await open())
    return {
      path: `/api/claims/${number}/reverse`,
      version,
      body: { because: 'wrong claim' },
      otherwise: { body: { because: 'wrong member' } },
    }
  },
  claimReopen: async () => {
    const number = await open()
    await askAgain(supervisor, number)
    await letExpire(desk, number)
    const { version } = await readClaim(supervisor, number)
    return {
      path: `/api/claims/${number}/reopen`,
      version,
      body: { because: 'they wrote to us' },
      otherwise: { body: { because: 'another reason' } },
    }
  },
  reassignClaims: async () => {
    await open()
    const body = {
      from: {},
      to: { kind: 'rule', among: [] },
      because: null,
      atMost: 500,
    }
    return {
      path: '/api/supervision/reassign',
      body,
      otherwise: { body: { ...body, because: 'Another reason' } },
    }
  },
})
