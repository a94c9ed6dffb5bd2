/** English, German, French, Indonesian and Dutch, without accents, from January. */
export const monthNames: readonly (readonly string[])[] = [
  ['JANUARY', 'JANUAR', 'JANVIER', 'JANUARI'],
  ['FEBRUARY', 'FEBRUAR', 'FEVRIER', 'FEBRUARI', 'PEBRUARI'],
  ['MARCH', 'MARZ', 'MAERZ', 'MARS', 'MARET', 'MAART', 'MRT'],
  ['APRIL', 'AVRIL'],
  ['MAY', 'MAI', 'MEI'],
  ['JUNE', 'JUNI', 'JUIN'],
  ['JULY', 'JULI', 'JUILLET'],
  ['AUGUST', 'AOUT', 'AGUSTUS', 'AUGUSTUS', 'AGT', 'AGS'],
  ['SEPTEMBER', 'SEPTEMBRE'],
  ['OCTOBER', 'OKTOBER', 'OCTOBRE'],
  ['NOVEMBER', 'NOVEMBRE', 'NOPEMBER'],
  ['DECEMBER', 'DEZEMBER', 'DECEMBRE', 'DESEMBER'],
]
