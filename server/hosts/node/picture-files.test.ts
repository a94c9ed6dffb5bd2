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
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha256Hex } from '../../http/digest.ts'
import { DamagedPicture, pictureFiles } from './picture-files.ts'

const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])
const sha256 = await sha256Hex(bytes)

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  file = join(folder, sha256.slice(0, 2), sha256)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What a disk holds that was full, or lost its power, while somebody wrote in place. */
function leave(what: Uint8Array): void {
  mkdirSync(join(folder, sha256.slice(0, 2)), { recursive: true })
  writeFileSync(file, what)
}

test('a picture comes back as it was, and one that was never stored is not there', async () => {
  const pictures = pictureFiles(folder)
  expect(await pictures.get(sha256)).toBeNull()
  await pictures.put(sha256, bytes)
  expect(await pictures.get(sha256)).toEqual(bytes)
})

test('a picture lies under its name alone: no draft stays', async () => {
  await pictureFiles(folder).put(sha256, bytes)
  expect(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name),
  ).toEqual([sha256])
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('a picture that is there already is not written again', async () => {
  const pictures = pictureFiles(folder)
  await pictures.put(sha256, bytes)
  const before = statSync(file, { bigint: true })
  await pictures.put(sha256, bytes)
  expect(statSync(file, { bigint: true })).toMatchObject({
    ino: before.ino,
    mtimeNs: before.mtimeNs,
  })
})

test.each([
  ['half of it', bytes.subarray(0, 4)],
  ['as many other bytes', new Uint8Array(8)],
  ['nothing', new Uint8Array()],
])(
  'a file that holds %s is told of and not shown, and is put right by the next upload',
  async (_what, damaged) => {
    const pictures = pictureFiles(folder)
    leave(damaged)
    await expect(pictures.get(sha256)).rejects.toThrow(DamagedPicture)
    await pictures.put(sha256, bytes)
    expect(await pictures.get(sha256)).toEqual(bytes)
  },
)

test('a write that fails leaves what was there, and no draft', async () => {
  mkdirSync(file, { recursive: true })
  await expect(pictureFiles(folder).put(sha256, bytes)).rejects.toThrow(/EISDIR/)
  expect(readdirSync(join(folder, sha256.slice(0, 2)))).toEqual([sha256])
})

test('the same picture from many at once is stored once, whole', async () => {
  const pictures = pictureFiles(folder)
  await Promise.all(Array.from({ length: 8 }, () => pictures.put(sha256, bytes)))
  expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
  expect(readdirSync(join(folder, sha256.slice(0, 2)))).toEqual([sha256])
})

test('no name but a hash reaches the disk', async () => {
  const pictures = pictureFiles(folder)
  await expect(pictures.put('../../secrets', bytes)).rejects.toThrow('Not a SHA-256')
  await expect(pictures.get('../codes.key')).rejects.toThrow('Not a SHA-256')
})
