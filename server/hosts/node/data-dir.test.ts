import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { lockDataDir, secretOf, shareDataDir } from './data-dir.ts'
import { SettingsError } from './settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'redeem-desk-'))
const children: ChildProcess[] = []
let dir: string
let tests = 0
beforeEach(() => {
  dir = join(folder, `data-${++tests}`)
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** Another process that holds the directory. */
async function holder(): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('../../../tests/support/hold-data-dir.ts', import.meta.url))
  const child = spawn(process.execPath, [script, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [first] = (await once(child.stdout ?? expect.fail(), 'data')) as [Buffer]
  expect(first.toString()).toBe('holding\n')
  return child
}

describe('a data directory', () => {
  test('that another process holds is refused, with who it is', async () => {
    const child = await holder()
    expect(() => lockDataDir(dir)).toThrow(SettingsError)
    expect(() => lockDataDir(dir)).toThrow(
      new RegExp(`in use by process ${child.pid} on ${hostname()}, since 20`),
    )
  })

  test('is free again as soon as its holder is killed', async () => {
    const child = await holder()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const lock = lockDataDir(dir)
    const { pid } = JSON.parse(readFileSync(join(dir, 'holder.json'), 'utf8')) as { pid: number }
    expect(pid).toBe(process.pid)
    lock.release()
  })

  test('is refused to the same process too, until it gives it back', () => {
    const lock = lockDataDir(dir)
    expect(() => lockDataDir(dir)).toThrow(`in use by process ${process.pid}`)
    lock.release()
    lockDataDir(dir).release()
  })

  test('is refused although nobody can be named', async () => {
    const child = await holder()
    writeFileSync(join(dir, 'holder.json'), 'not JSON')
    expect(() => lockDataDir(dir)).toThrow('in use by another process')
    child.kill('SIGKILL')
  })

  test('is nobody else’s to look into', () => {
    lockDataDir(dir).release()
    expect(statSync(dir).mode & 0o777).toBe(0o700)
  })

  test('that was made before, open to others, is closed, whatever its mode was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0o700, max: 0o777 }), fc.boolean(), (mode, isShared) => {
        dir = join(folder, `data-${++tests}`)
        mkdirSync(join(dir, 'pictures'), { recursive: true })
        chmodSync(dir, mode)
        const taken = isShared ? shareDataDir(dir) : lockDataDir(dir)
        expect(statSync(dir).mode & 0o777).toBe(0o700)
        taken.release()
      }),
    )
  })

  test.each([0o755, 0o777, 0o1777, 0o750, 0o701])(
    'that is somebody else’s and open (%o) is refused, and stays as it is',
    (mode) => {
      mkdirSync(dir)
      writeFileSync(join(dir, 'wedding.jpg'), '')
      chmodSync(dir, mode)
      expect(() => lockDataDir(dir)).toThrow(SettingsError)
      expect(() => shareDataDir(dir)).toThrow(/chmod 700/)
      expect(statSync(dir).mode & 0o7777).toBe(mode)
      expect(readdirSync(dir)).toEqual(['wedding.jpg'])
    },
  )

  // Only whoever is root can be somebody else for a moment.
  test.runIf(process.geteuid?.() === 0)('that another user left open is refused', () => {
    mkdirSync(join(dir, 'pictures'), { recursive: true })
    chmodSync(dir, 0o755)
    // The way to it is theirs to walk.
    chmodSync(folder, 0o711)
    process.seteuid?.(65_534)
    try {
      expect(() => lockDataDir(dir)).toThrow(SettingsError)
      expect(() => shareDataDir(dir)).toThrow(/this user cannot change that/)
    } finally {
      process.seteuid?.(0)
    }
    expect(statSync(dir).mode & 0o777).toBe(0o755)
  })

  test('that cannot be made is refused in a sentence', () => {
    writeFileSync(dir, 'a file')
    expect(() => lockDataDir(dir)).toThrow(SettingsError)
    expect(() => lockDataDir(join(dir, 'below'))).toThrow(/could not be created/)
  })

  test('for pictures and keys only may be shared', () => {
    shareDataDir(dir)
    expect(shareDataDir(dir).path).toBe(dir)
  })
})

describe('a secret of the directory', () => {
  beforeEach(() => void shareDataDir(dir))

  test('is made once, kept, and readable by its owner alone', () => {
    const secret = secretOf(dir, 'codes', 32)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(secretOf(dir, 'codes', 32)).toBe(secret)
    expect(secretOf(dir, 'intake', 24)).not.toContain(secret.slice(0, 16))
    expect(statSync(join(dir, 'codes.key')).mode & 0o777).toBe(0o600)
  })

  test.each([
    ['empty', ''],
    ['cut short', 'ab'.repeat(31)],
    ['something else', 'xy'.repeat(32)],
  ])('that is %s is refused, never replaced and never used', (_, damaged) => {
    const file = join(dir, 'codes.key')
    writeFileSync(file, damaged)
    expect(() => secretOf(dir, 'codes', 32)).toThrow(SettingsError)
    expect(() => secretOf(dir, 'codes', 32)).toThrow(file)
    expect(readFileSync(file, 'utf8')).toBe(damaged)
  })

  test('with a line break at its end is the same', () => {
    const secret = secretOf(dir, 'codes', 32)
    writeFileSync(join(dir, 'codes.key'), `${secret}\n`)
    expect(secretOf(dir, 'codes', 32)).toBe(secret)
  })
})
