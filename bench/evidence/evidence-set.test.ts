import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSet } from './evidence-set.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redeem-desk-set-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(name: string, content: unknown): void {
  const file = join(folder, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
}

test('a set that nobody wrote for us: odd names, gaps, numbers, files that are not there', () => {
  put('barcodes/ä b#%20.webp', 'x')
  put('elsewhere/x y.TIFF', 'x')
  put('barcodes.json', [
    { file: 'ä b#%20.webp', codes: ['A1'], sn: 12345678 },
    { file: 'elsewhere/x y.TIFF', codes: null, also: 'B2' },
    { file: 'gone.jpg', codes: ['C3'] },
    {},
    null,
  ])
  put('receipts/only.pdf', 'x')
  put('receipts.json', [{ file: 'only.pdf', total: 15.4, model: 'AM242', date: '' }])

  const { pictures, receipts, faults } = openSet(folder)
  expect(pictures.map(({ path, codes, also, sn }) => [path !== null, codes, also, sn])).toEqual([
    [true, ['A1'], [], '12345678'],
    [true, [], ['B2'], null],
    [false, ['C3'], [], null],
    [false, [], [], null],
  ])
  expect(receipts).toMatchObject([{ total: '15.40', model: ['AM242'], date: null, store: null }])
  expect(receipts[0]?.picture).toBe(receipts[0]?.path)
  expect(faults).toEqual([
    { file: 'barcodes.json, entry 5', what: 'is no description of a picture' },
    { file: 'gone.jpg', what: 'is not there' },
    { file: 'barcodes.json, entry 4', what: 'names no file' },
  ])
})

test('of a PDF and its picture the PDF is read, and copies are made of the picture', () => {
  put('receipts/a.jpg', 'x')
  put('receipts/a.pdf', 'x')
  put('receipts.json', [{ file: 'a.jpg', pdf: 'a.pdf' }])
  const [receipt] = openSet(folder).receipts
  expect([receipt?.path, receipt?.picture]).toEqual([
    join(folder, 'receipts/a.pdf'),
    join(folder, 'receipts/a.jpg'),
  ])
})

test.each([
  ['nothing', () => {}, /holds no barcodes.json and no receipts.json/],
  ['an object', () => put('receipts.json', { file: 'a.jpg' }), /is no list/],
  ['no JSON', () => put('barcodes.json', '[{'), /JSON/],
])('a folder with %s is no set, and says so', (_, fill, why) => {
  fill()
  expect(() => openSet(folder)).toThrow(why)
})
