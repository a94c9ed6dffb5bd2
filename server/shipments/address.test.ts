import { describe, expect, test } from 'vitest'
import type { Recipient } from '../../contract/facts.ts'
import { siti } from '../../tests/support/factories.ts'
import { addressLines } from './address.ts'

const helene: Recipient = {
  firstName: 'Hélène',
  lastName: 'Dupont',
  zipcode: '75011',
  city: 'Paris',
  stateOrProvince: 'Île-de-France',
  street: '12 rue de la Roquette',
  apartment: 'Bât. B',
  contactNumber: '+33 6 12 34 56 78',
}
const joerg: Recipient = {
  ...helene,
  firstName: 'Jörg',
  lastName: 'Müller',
  zipcode: '10115',
  city: 'Berlin',
  stateOrProvince: 'Berlin',
  street: 'Invalidenstraße 44',
  apartment: null,
}
const ada: Recipient = {
  ...helene,
  firstName: 'Ada',
  lastName: 'King',
  zipcode: 'SW1A 1AA',
  city: 'London',
  stateOrProvince: 'Greater London',
  street: '1 Horse Guards Road',
  apartment: 'Flat 2',
}

const xiaoming: Recipient = {
  ...helene,
  firstName: '小明',
  lastName: '王',
  zipcode: '110',
  city: '信義區',
  stateOrProvince: '臺北市',
  street: '市府路45號8樓之3',
  apartment: null,
}

describe('an address as its country writes it', () => {
  test.each<[string, Recipient, string[]]>([
    [
      'ID',
      siti,
      [
        'Siti Rahayu',
        'Jl. Jend. Sudirman No. 52',
        'Jakarta Selatan',
        'DKI Jakarta 12190',
        'Indonesia',
      ],
    ],
    ['FR', helene, ['Hélène Dupont', '12 rue de la Roquette', 'Bât. B', '75011 Paris', 'France']],
    ['DE', joerg, ['Jörg Müller', 'Invalidenstraße 44', '10115 Berlin', 'Germany']],
    [
      'GB',
      ada,
      ['Ada King', '1 Horse Guards Road', 'Flat 2', 'London', 'SW1A 1AA', 'United Kingdom'],
    ],
    ['TW', xiaoming, ['110', '臺北市信義區', '市府路45號8樓之3', '王小明', 'Taiwan']],
    [
      'TW',
      { ...xiaoming, firstName: 'Hao', lastName: 'Wang', street: 'No. 45, Shifu Rd' },
      ['Hao Wang', 'No. 45, Shifu Rd', '信義區, 臺北市 110', 'Taiwan'],
    ],
  ])('%s', (region, recipient, expected) => {
    expect(addressLines(recipient, region)).toEqual(expected)
  })
})

test('an apartment has a line of its own, and none when there is none', () => {
  const without = addressLines(siti, 'ID')
  const within = addressLines({ ...siti, apartment: 'Lantai 3' }, 'ID')
  expect(within).toEqual([...without.slice(0, 2), 'Lantai 3', ...without.slice(2)])
})

test('a region that no list knows still has its lines, and its letters for a country', () => {
  expect(addressLines(siti, 'XX')).toEqual(expect.arrayContaining(['Siti Rahayu', 'XX']))
})
