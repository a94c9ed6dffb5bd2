import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { prepareDatabase } from '../../api.ts'
import { findLink } from '../../staff/links.ts'
import { addStaff } from '../../staff/store.ts'
import { nodeIds } from './ids.ts'
import { openEmbedded } from './open-database.ts'

const folder = mkdtempSync(join(tmpdir(), 'redeem-desk-staff-'))
afterAll(() => rmSync(folder, { recursive: true }))

const command = fileURLToPath(new URL('staff.ts', import.meta.url))

test('a link made on the machine works, and is in the record', async () => {
  const id = nodeIds.next()
  const before = await openEmbedded(folder)
  await prepareDatabase(before, new Date())
  const account = { id, name: 'Ayu', email: 'ayu@desk.test', passwordHash: 'none', at: new Date() }
  await addStaff(before, { ...account, roles: ['administrator'] })
  await before.destroy()

  const { stdout } = await promisify(execFile)(process.execPath, [command, 'ayu@desk.test'], {
    env: { DATA_DIR: folder },
  })
  const [, token = ''] = /welcome#([\w-]{43})/.exec(stdout) ?? []

  const after = await openEmbedded(folder)
  expect(await findLink(after, token, new Date())).toMatchObject({ staff_id: id })
  const acts = await after.selectFrom('desk_events').select(['kind', 'subject', 'after']).execute()
  expect(acts).toMatchObject([
    { kind: 'staff_invited_again', subject: id, after: { link: 'made on the server itself' } },
  ])
  expect(JSON.stringify(acts)).not.toContain(token)
  await after.destroy()
})
