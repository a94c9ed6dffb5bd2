import { expect, test } from 'vitest'
import { readLine } from '../../tests/support/readings.ts'
import { totalOf, valuesOf } from './amounts.ts'
import { datesIn } from './dates.ts'
import { invoiceDates } from './invoice-dates.ts'
import { invoiceNumbersIn } from './invoice-number.ts'
import { findModel } from './models.ts'
import { findStore, isSurelyThat } from './shops.ts'

test.each([
  ['27/02/2026', ['2026-02-27']],
  ['03/04/2026', ['2026-04-03', '2026-03-04']],
  ['31.01.201914:59', ['2019-01-31']],
  ['24MAR18', ['2018-03-24']],
  ['24 MAR 18', ['2018-03-24']],
  ['14/JUN/2017', ['2017-06-14']],
  ['14/JUM/2017', ['2017-06-14']],
  ['27 Februari 2026', ['2026-02-27']],
  ['1er août 2025', ['2025-08-01']],
  ['February 27, 2026', ['2026-02-27']],
  ['2026-02-27', ['2026-02-27']],
  ['2026年2月27日', ['2026-02-27']],
  ['115/02/27', ['2026-02-27']],
  ['20260227', ['2026-02-27']],
  ['30/02/2026', []],
  ['23/04/2817', ['2028-04-23']],
  ['Tel. 05251 6913-0', []],
])('%s may be %j', (text, readings) => {
  expect(datesIn([readLine(text)]).flatMap((found) => found.readings)).toEqual(readings)
})

test('where the month comes first it is read first', () => {
  const [found] = datesIn([readLine('03/04/2026')], true)
  expect(found?.readings).toEqual(['2026-03-04', '2026-04-03'])
})

test('an order date is told from an invoice date', () => {
  const lines = [
    readLine('Order date: 24/02/2026', 0),
    readLine('Invoice date', 1),
    readLine('27/02/2026', 1, 300),
    readLine('Due 27/03/2026', 2),
  ]
  expect(invoiceDates(lines).map(({ of, readings }) => [of, readings[0]])).toEqual([
    ['order', '2026-02-24'],
    ['invoice', '2026-02-27'],
    ['other', '2026-03-27'],
  ])
})

test.each([
  ['12.499.000', 1_249_900_000],
  ['1,234.56', 123_456],
  ['155,00', 15_500],
  ['4 904,94', 490_494],
  ['12499000', 1_249_900_000],
])('%s is %d hundredths', (printed, hundredths) => {
  expect(valuesOf(printed)[0]).toBe(hundredths)
})

test('the total stands beside its word', () => {
  const lines = [readLine('Sub 99,00', 0), readLine('TOTAL', 1), readLine('155,00', 1, 400)]
  expect(totalOf([...lines, readLine('Bar 200,00', 2)])?.hundredths[0]).toBe(15_500)
})

test.each([
  ['Invoice No: INV-2602-10007', 'INV-2602-10007'],
  ['Receipt #: CS00058574', 'CS00058574'],
  ['Rechnungsnr.: 30064443', '30064443'],
  ['N° de facture : FR-900123', 'FR-900123'],
  ['No. Faktur 0042/II/2026', '0042/II/2026'],
])('%s is called %s', (text, number) => {
  expect(invoiceNumbersIn([readLine(text)])[0]?.text).toBe(number)
})

test('a number of the invoice goes before a number of the order', () => {
  const lines = [readLine('Order No. 555-1234567', 0), readLine('Invoice No. F-77120', 1)]
  expect(invoiceNumbersIn(lines).map(({ text }) => text)).toEqual(['F-77120', '555-1234567'])
})

test.each([
  ['MSI Modern AM242 1M-648ID', 'Modern AM242 1M', 'named'],
  ['MSI Modern AM242 1M, black', 'Modern AM242 1M', 'named'],
  ['Monitor MPG321URX', 'MPG 321URX QD-OLED', 'near'],
  ['MPG 321URX 4K QD-OLED', 'MPG 321URX QD-OLED', 'named'],
  ['MODERN AM242P', 'Modern AM242', 'near'],
  ['GeForce RTX 4060 TI Ventus', 'GeForce RTX 4060', 'near'],
  ['GeForce RTX 4060 Ventus', 'GeForce RTX 4060', 'named'],
  ['USB cable 2 m', 'Modern AM242 1M', undefined],
])('%s, asked for %s: %s', (text, model, outcome) => {
  expect(findModel([readLine(text)], model)?.outcome).toBe(outcome)
})

test.each([
  [['ENTER KOMPUTER'], 'Enter Komputer', true],
  [['ENTERKOMPUTER.COM'], 'Enter Komputer', true],
  [['HERO DlSTRIBUTION SDN BHD'], 'HERO DISTRIBUTION SDN BHD', true],
  [['THE COFFEE BEAN', '&TEA LEAF (M) SDN. BHD.'], 'THE COFFEE BEAN & TEA LEAF', true],
  [['Tv-Hifi-Elektro GmbH'], 'Media Markt', true],
  [['free shipping'], 'Fnac', false],
  [['a realistic offer'], 'real', false],
  [['real GmbH'], 'real', true],
] as const)('%j names %s: %s', (lines, name, isFound) => {
  const found = findStore(
    lines.map((text, row) => readLine(text, row)),
    [name],
  )
  expect(found !== null).toBe(isFound)
})

test.each([
  ['and turn off the center light', 'EDEKA'],
  ['MeinDrogeriemarkt', 'dm'],
  ['Mit der DeutschlandCard', 'IKEA'],
  ['No refunds will be entertained', 'EDEKA'],
  ['Office Mac Home and Student', 'PChome'],
  ['free', 'REWE'],
])('within other words nothing is a name: %j does not say %s', (text, name) => {
  expect(findStore([readLine(text)], [name])).toBeNull()
})

test.each([
  ['Scan', 'Scan', true],
  ['Scan Ltd', 'Scan', true],
  ['Scan and provide us your feedback', 'Scan', false],
  ['LDL', 'LIDL', false],
  ['HAPPYSNACKSENTERPRISE-KL', 'HAPPY SNACKS ENTERPRISE', true],
  ['ConradElectronicGmbH', 'Conrad', true],
] as const)('%j is surely %s: %s', (text, name, isSure) => {
  const found = findStore([readLine(text)], [name])
  expect(found && isSurelyThat(found)).toBe(isSure)
})

test.each([
  [{ text: 'LIDL', confidence: 0.9 }, 'surely'],
  [{ text: 'LIDL', confidence: 0.6 }, 'maybe'],
  [{ text: 'buLiDLr9M', confidence: 0.4 }, 'maybe'],
  [{ text: 'OBI', confidence: 0.9 }, 'no'],
])('a logo that reads %j is %s of LIDL', (read, how) => {
  const logo = { ...readLine(read.text), confidence: read.confidence }
  const found = findStore([readLine('Warburger Strasse 130')], ['LIDL'], [logo])
  expect(found === null ? 'no' : isSurelyThat(found) ? 'surely' : 'maybe').toBe(how)
})

test('a logo says nothing where a line does', () => {
  const logo = { ...readLine('ROLLER'), confidence: 0.9 }
  expect(findStore([readLine('REWE Markt GmbH')], ['REWE'], [logo])?.line.text).toContain('REWE')
})
