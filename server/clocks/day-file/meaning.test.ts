import { expect, test } from 'vitest'
import { kindNamed, kindOf, kindTold } from './meaning.ts'

test.each([
  ['補班日', 'makeup_workday'],
  ['春節 補班 第1天/共1天', 'makeup_workday'],
  ['调休上班', 'makeup_workday'],
  ['補行上班日', 'makeup_workday'],
  ['調整上班', 'makeup_workday'],
  ['国庆节（班）', 'makeup_workday'],
  ['Makeup workday', 'makeup_workday'],
  ['Make-up day for Lunar New Year', 'makeup_workday'],
  ['Make-up holiday', 'national'],
  ['Special Working Day', 'makeup_workday'],
  ['Working Saturday', 'makeup_workday'],
  ['Hari kerja pengganti', 'makeup_workday'],
  ['Samedi travaillé', 'makeup_workday'],
  ['áthelyezett munkanap', 'makeup_workday'],
  ['振替出勤日', 'makeup_workday'],
  ['停止上班', 'national'],
  ['颱風假 停班停課', 'national'],
  ['Special Non-Working Day', 'national'],
  ['Jour non travaillé', 'national'],
  ['国庆节（休）', 'national'],
  ['Labour Day', 'national'],
  ['Workers’ Day', 'national'],
  ['International Workers Day', 'national'],
  ['補假', 'substitute'],
  ['调休', 'substitute'],
  ['Christmas Day (observed)', 'substitute'],
  ['Libur pengganti Idul Fitri', 'substitute'],
  ['Cuti  Bersama Natal', 'cuti_bersama'],
  ['Joint Holiday after Ascension Day', 'cuti_bersama'],
])('%s is a day of kind %s', (name, kind) => {
  expect(kindOf(name)).toBe(kind)
})

test.each([
  ['', 'Cuti bersama Natal', 'cuti_bersama'],
  ['Public holiday', '補班', 'makeup_workday'],
  ['make-up workday', 'Lunar New Year', 'makeup_workday'],
  ['Joint Holiday', 'Natal', 'cuti_bersama'],
  ['Bank holiday', 'Boxing Day', 'national'],
  ['feast', 'Boxing Day', null],
])('a column that says “%s” of %s means %s', (word, name, kind) => {
  expect(kindNamed(word, name)).toBe(kind)
})

test.each([
  [{ special: 'ALTERNATE-WORKDAY' }, 'makeup_workday'],
  [{ special: 'WORK-HOLIDAY' }, 'national'],
  [{ description: 'Special Working Day' }, 'makeup_workday'],
  [{ categories: 'Make-up working day' }, 'makeup_workday'],
  [{}, 'national'],
])('an entry that tells %o of itself is one of kind %s', (told, kind) => {
  const nothing = { description: '', categories: '', special: '' }
  expect(kindTold('国庆节', { ...nothing, ...told })).toBe(kind)
})
