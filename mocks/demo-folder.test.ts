import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { lockDataDir } from '../server/hosts/node/data-dir.ts'
import { SettingsError } from '../server/hosts/node/settings.ts'
import { demoMarker, noteOpened, takeDemoFolder } from './demo-folder.ts'

const home = mkdtempSync(join(tmpdir(), 'redeem-desk-demo-'))
let path: string
let folders = 0
const nextFolder = () => (path = join(home, String(++folders)))
beforeEach(nextFolder)
afterAll(() => rmSync(home, { recursive: true }))

/** What lies in data directories people have, and in folders that are something else. */
const files = [
  'lock',
  'lock-journal',
  'holder.json',
  'codes.key',
  'intake.key',
  'opened-at',
  'database/PG_VERSION',
  'database/base/1/1259',
  'pictures/ab/abcdef',
  'backup.tar.gz',
  '.gitkeep',
  'Made-By-The-Demo',
]

/** Every name below a folder, with what a change of it would change. */
function picture(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const { mode, mtimeMs, size } = statSync(file)
      const bytes = entry.isFile() ? readFileSync(file, 'latin1') : ''
      return [file, mode, entry.isFile() ? mtimeMs : '', size, bytes].join(' ')
    })
    .toSorted()
}

function fill(names: readonly string[], content: string): void {
  mkdirSync(path, { mode: 0o755 })
  for (const name of names) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
}

test('a folder that the demo did not make is as it was afterwards, whatever lies in it', () => {
  fc.assert(
    fc.property(fc.subarray(files, { minLength: 1 }), fc.string(), (names, content) => {
      nextFolder()
      fill(names, content)
      const before = [statSync(path).mode, ...picture(path)]
      expect(() => takeDemoFolder(path)).toThrow(SettingsError)
      expect(() => takeDemoFolder(path)).toThrow(/delete it and start again.*DEMO_DATA_DIR/)
      expect([statSync(path).mode, ...picture(path)]).toEqual(before)
    }),
  )
})

test('a desk that runs keeps its folder, and the demo does not wait for it', () => {
  const running = lockDataDir(path)
  const before = picture(path)
  expect(() => takeDemoFolder(path)).toThrow(SettingsError)
  expect(picture(path)).toEqual(before)
  running.release()
})

test('a file is no folder', () => {
  writeFileSync(path, 'a file')
  expect(() => takeDemoFolder(path)).toThrow(SettingsError)
  expect(readFileSync(path, 'utf8')).toBe('a file')
})

describe('a folder of its own', () => {
  test.each([
    ['that is not there', () => {}],
    ['that is empty', () => mkdirSync(path)],
  ])('%s is taken, marked and closed to others', (_, prepare) => {
    prepare()
    const { dataDir, openedAt } = takeDemoFolder(path)
    expect(openedAt).toBeNull()
    expect(readdirSync(path)).toContain(demoMarker)
    expect(statSync(path).mode & 0o777).toBe(0o700)
    dataDir.release()
  })

  test('is found again as it was left', () => {
    const first = takeDemoFolder(path)
    noteOpened(path, 1234)
    mkdirSync(join(path, 'database'))
    first.dataDir.release()
    const second = takeDemoFolder(path)
    expect(second.openedAt).toBe(1234)
    expect(readdirSync(path)).toContain('database')
    second.dataDir.release()
  })

  test('is begun anew when it was never furnished to the end', () => {
    const first = takeDemoFolder(path)
    mkdirSync(join(path, 'database'))
    first.dataDir.release()
    const second = takeDemoFolder(path)
    expect(second.openedAt).toBeNull()
    expect(readdirSync(path)).not.toContain('database')
    second.dataDir.release()
  })

  test('that another demo uses is refused before anything in it is changed', () => {
    const first = takeDemoFolder(path)
    mkdirSync(join(path, 'database'))
    expect(() => takeDemoFolder(path)).toThrow(/in use by process/)
    expect(readdirSync(path)).toContain('database')
    first.dataDir.release()
  })
})
